" Vim compiler file for gaolint: `:compiler gaolint`, then `:make %`.
if exists('current_compiler')
  finish
endif
let current_compiler = 'gaolint'

let s:program = get(g:, 'gaolint_program', 'gaolint')
execute 'CompilerSet makeprg=' . escape(s:program, ' \|"') . '\ lint\ --severity\ ' . get(g:, 'gaolint_severity', 'warning') . '\ $*'
" path:line:column: severity text, with the line and the marks below it left out
CompilerSet errorformat=%f:%l:%c:\ %m,%-G%.%#
