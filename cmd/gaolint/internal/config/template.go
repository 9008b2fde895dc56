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

# Findings that have been settled.
# ignore:
#   - rule: prosesum
#     text: 发布信息120条
#     reason: not all parts are listed
`
