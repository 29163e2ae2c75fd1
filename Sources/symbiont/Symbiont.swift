@main
struct Symbiont {
  static func main() {}
}
