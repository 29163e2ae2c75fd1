# `make demo` shows a result, `make test` proves it. CONTRIBUTING.md tells what the other goals are for.

PREFIX ?= /usr/local
tools := $(CURDIR)/.tools
demo := .build/demo
binary := .build/release/symbiont

export PKG_CONFIG_PATH := $(tools)/highs/lib/pkgconfig:$(PKG_CONFIG_PATH)

# The installed command finds libhighs.so in ../lib/symbiont, the built one beside itself.
release := -c release --static-swift-stdlib -Xlinker -rpath -Xlinker '$$ORIGIN/../lib/symbiont'

.PHONY: setup build demo test test-full bench lint format docs install

setup:
	scripts/setup run

build: setup
	swift build $(release) --product symbiont
	cp -u $(tools)/highs/lib/libhighs.so .build/release/

demo: build
	rm -rf $(demo)
	$(binary) run --out $(demo)
	@echo "The report: $(CURDIR)/$(demo)/report.html"

test:
	scripts/setup test
	swift build --build-tests
	cp -u $(tools)/highs/lib/libhighs.so .build/debug/
	swift test --skip-build

test-full: build
	scripts/setup full
	scripts/test-full

bench: build
	python3 Benchmarks/bench.py

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests

format:
	swift format --in-place --recursive --parallel Package.swift Sources Tests

docs:
	scripts/docs

install: build
	install -d "$(PREFIX)/bin" "$(PREFIX)/lib/symbiont" "$(PREFIX)/share/symbiont"
	install -m 755 $(binary) "$(PREFIX)/bin/symbiont"
	install -m 644 $(tools)/highs/lib/libhighs.so "$(PREFIX)/lib/symbiont/"
	install -m 644 $(tools)/plotly/plotly.min.js "$(PREFIX)/share/symbiont/"
	rm -rf "$(PREFIX)/share/symbiont/cases"
	cp -r Cases "$(PREFIX)/share/symbiont/cases"
