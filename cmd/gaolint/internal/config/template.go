package config

import "gaolint/lint"

// Template is a commented configuration in which everything is at its default.
func Template(lang lint.Lang) string {
	if lang == lint.EN {
		return templateEN
	}
	return templateZH
}

const templateZH = `# gaolint 配置。放在稿件所在目录或其上级目录即可生效；以 # 开头的行是说明。
# 查看全部检查项：gaolint rules　检查本文件：gaolint config check

# 报告类型；不写则按文稿识别。
# profile: gov-info-annual

# 提示语言：zh 或 en。
# lang: zh

# 达到该级别即判为不通过：hint info warning error。
# fail-on: warning

# 检查项说明所在网址的前段；不写则结果里没有网址。
# help-base: https://example.gov.cn/gaolint/

# 检查项或分组的级别：off hint info warning error。
# rules:
#   numbering: off
#   figures: error

# 遍历目录时跳过的路径。
# exclude:
#   - 归档
#   - "**/旧稿-*.md"

# 用词表：始终正确的词；禁用的词及替换。
# words:
#   allow:
#     - word: 醉美青禾
#       reason: 本县公众号名称
#   forbid:
#     - word: 贫困户
#       instead: 脱贫户
#       reason: 现行表述
#   files:            # 词表文件：一行一词，各栏用 Tab 隔开（词、替换词、理由、级别），始终正确的词前加 +
#     - 禁用词.tsv

# 本机关的名称和简称，不作为错误指出；标题写的是其他机关时会指出。
# organ:
#   name: 云溪县水利局
#   short:
#     - 县水利局

# 检查项的选项：只显示把握不低于百分之几的（限统计类检查项）。
# options:
#   misfit:
#     confidence: 98

# 对部分路径另作规定，后写的优先。
# overrides:
#   - paths: [附件, "**/初稿-*.md"]
#     rules:
#       figures: info

# 自定的检查项：forbid 不用的词、pattern 正则表达式（RE2）、phrase 固定写法、section 必须有的标题，只写一项。
# 示例由 gaolint config check 逐条核对。
# custom:
#   - id: no-slogan
#     title: 口号式表述
#     forbid: [再创辉煌, 谱写新篇章]
#     severity: info
#     examples:
#       wrong:
#         - 明年再创辉煌。
#       right:
#         - 明年继续做好公开工作。

# 本地报告类型（写法同内置的，可用 extends 在内置的基础上修改）；先读的其他配置文件。
# profiles:
#   - 年报.yaml
# extends:
#   - 全市.gaolint.yaml

# 已核对、不再提示之处。
# ignore:
#   - rule: prosesum
#     text: 发布信息120条
#     reason: 其中部分信息未列
`

const templateEN = `# Configuration of gaolint. It governs the drafts in its folder and below.
# All rules: gaolint rules; check this file: gaolint config check

# Report kind; recognised from the text if absent.
# profile: gov-info-annual

# Language of messages: zh or en.
# lang: en

# Lowest severity that fails a run: hint info warning error.
# fail-on: warning

# Address in front of a rule's name, where its page is; results hold no address without it.
# help-base: https://example.gov.cn/gaolint/

# Severity by rule or group: off hint info warning error.
# rules:
#   numbering: off
#   figures: error

# Paths that a directory walk leaves out.
# exclude:
#   - archive
#   - "**/old-*.md"

# Words that are never questioned, and words that must not be used.
# words:
#   allow:
#     - word: 醉美青禾
#       reason: name of an account
#   forbid:
#     - word: 贫困户
#       instead: 脱贫户
#       reason: current wording
#   files:            # a word a line, columns parted by tabs (word, replacement, reason, severity); + before words that are always right
#     - forbidden.tsv

# Names of the organ itself, which are never questioned; a title that names another is.
# organ:
#   name: 云溪县水利局
#   short:
#     - 县水利局

# Options of rules: the least confidence in hundredths (statistical rules).
# options:
#   misfit:
#     confidence: 98

# Other settings for some paths; later ones go first.
# overrides:
#   - paths: [附件, "**/old-*.md"]
#     rules:
#       figures: info

# Rules of the project's own, each with one of: forbid (words), pattern (RE2), phrase (a set
# phrase), section (a heading that must be there). gaolint config check tries the examples.
# custom:
#   - id: no-slogan
#     title: slogans
#     forbid: [再创辉煌, 谱写新篇章]
#     severity: info
#     examples:
#       wrong:
#         - 明年再创辉煌。
#       right:
#         - 明年继续做好公开工作。

# Local report kinds (written as the built-in ones, which they may extend), and
# configurations that are read first.
# profiles:
#   - annual.yaml
# extends:
#   - house.gaolint.yaml

# Findings to ignore.
# ignore:
#   - rule: prosesum
#     text: 发布信息120条
#     reason: not all parts are listed
`
