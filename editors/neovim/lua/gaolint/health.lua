-- :checkhealth gaolint
local M = {}

function M.check()
  local health = vim.health or require('health')
  local start, ok = health.start or health.report_start, health.ok or health.report_ok
  local warn, bad = health.warn or health.report_warn, health.error or health.report_error
  start('gaolint')
  local cmd = vim.g.gaolint_cmd or { 'gaolint', 'lsp' }
  if vim.fn.executable(cmd[1]) == 0 then
    bad('找不到程序 ' .. cmd[1] .. '：请放到 PATH 中，或者设 vim.g.gaolint_cmd')
    return
  end
  ok(vim.trim(vim.fn.system({ cmd[1], 'version' })))
  local all = vim.lsp.get_clients or vim.lsp.get_active_clients
  local found = 0
  for _, c in ipairs(all()) do
    if c.name == 'gaolint' then
      found = found + 1
      ok(('正在运行，目录 %s，列按 %s 计'):format(c.config.root_dir or '-', c.offset_encoding or 'utf-16'))
    end
  end
  if found == 0 then warn('没有运行：打开 markdown 或 text 文件时才启动') end
end

return M
