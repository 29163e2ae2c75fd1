extension ChinesePhrases {
  /// What the workbench's server answers.
  static let server: [String: String] = [
    "Symbiont is at {}": "Symbiont 地址：{}",
    "The template “{}” is not installed.": "模板“{}”未安装。",
    "There is no file {}.": "没有文件{}。",
    "The description of the interface is not installed.": "接口说明未安装。",
    "There is nothing at {}.": "{}处没有内容。",
    "The server is shutting down.": "服务器正在关闭。",
    "the request's body": "请求正文",
    "a request's head": "请求头",
    "The request's head is too large.": "请求头过大。",
    "This is no HTTP request ({}).": "这不是 HTTP 请求（{}）。",
    "The request's body is over {} MB.": "请求正文超过{} MB。",
    "There were {} s for {}; it had not arrived then.": "{1}应在{0} s 内到达，届时未到。",
    "This server does not answer to the name “{}”; open the address that `symbiont serve` printed.":
      "此服务器不以“{}”为名应答；请打开 `symbiont serve` 所显示的地址。",
    "Requests from pages of “{}” are refused.": "拒绝来自“{}”页面的请求。",
    "Requests from pages of other sites are refused.": "拒绝来自其他网站页面的请求。",
    "This server asks for a token: open the address that `symbiont serve` printed, or send `Authorization: Bearer TOKEN`.":
      "此服务器需要令牌：请打开 `symbiont serve` 所显示的地址，或发送 `Authorization: Bearer TOKEN`。",
    "The study is invalid.": "研究无效。",
    "The files of the pages are not beside the program; set SYMBIONT_WEB to their folder.":
      "程序旁没有页面文件；请把 SYMBIONT_WEB 设为其文件夹。",
    "The template {} is wrong ({}).": "模板{}有误（{}）。",
    "The server is busy with other calculations; try again in a moment.": "服务器正忙于其他计算；请稍后再试。",
    "{}:{} cannot be listened on ({}); choose another with --port or --host.":
      "无法监听{}:{}（{}）；请用 --port 或 --host 另选。",
  ]
}
