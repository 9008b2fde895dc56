" Driven by plain_test.go: a draft in GB 18030 is opened as something else, then anew as
" the help says, and saved as UTF-8.
set nocompatible encoding=utf-8 nomore fileencodings=ucs-bom,utf-8,latin1
execute 'edit' fnameescape($DRAFT)
let s:lines = [getline(1)]
edit! ++enc=gb18030
call add(s:lines, getline(1))
set fileencoding=utf-8
write
call writefile(s:lines, $REPORT)
qall!
