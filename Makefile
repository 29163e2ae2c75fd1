# `make demo` shows a result, `make test` proves it. CONTRIBUTING.md tells what the other goals are for.

PREFIX ?= /usr/local
demo := .build/demo
binary := .build/release/symbiont

# Each makes a start shorter: a fixed address spares the loader 80,000 relocations, about 2 ms; without exported symbols
# the runtime need not search 36,000 of them; and generic types are made from what is known when compiling, where Swift
# would read their names when they are first used and search the conformances of the whole program.
release := -c release --static-swift-stdlib -Xlinker -no-pie -Xlinker --no-export-dynamic \
	-Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors

.PHONY: setup build demo test test-full bench lint format docs install

setup:
	scripts/setup run

build: setup
	swift build $(release) --product symbiont

demo: build
	$(binary) run --out $(demo)
	@echo "The report: $(CURDIR)/$(demo)/report.html"

test:
	scripts/setup test
	swift build --build-tests
	swift test --skip-build

test-full: build
	scripts/setup full
	scripts/test-full

bench: build
	python3 Benchmarks/bench.py
	PYTHON=Benchmarks/.venv/bin/python python3 Benchmarks/engine.py
	python3 Benchmarks/serve.py

lint:
	scripts/check-layers
	swift format lint --strict --recursive --parallel Package.swift Sources Tests

format:
	swift format --in-place --recursive --parallel Package.swift Sources Tests

docs:
	scripts/docs

# The folder may be moved: the command looks for the rest from where it stands.
install: build
	install -d "$(PREFIX)/bin" "$(PREFIX)/lib/symbiont" "$(PREFIX)/share/symbiont"
	install -m 755 $(binary) "$(PREFIX)/bin/symbiont"
	install -m 644 .tools/highs/lib/libhighs.so .tools/highs/LICENSE.txt "$(PREFIX)/lib/symbiont/"
	install -m 644 .tools/plotly/plotly.min.js "$(PREFIX)/share/symbiont/"
	rm -rf "$(PREFIX)/share/symbiont/cases" "$(PREFIX)/share/symbiont/web" "$(PREFIX)/lib/symbiont/calamine"
	cp -r Cases "$(PREFIX)/share/symbiont/cases"
	cp -r Sources/WebInterface/Resources "$(PREFIX)/share/symbiont/web"
	.tools/calamine/bin/python -m venv --without-pip "$(PREFIX)/lib/symbiont/calamine"
	cp -r .tools/calamine/lib/python*/site-packages/python_calamine* "$(PREFIX)"/lib/symbiont/calamine/lib/python*/site-packages/
