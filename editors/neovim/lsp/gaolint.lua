-- gaolint for Neovim 0.11 and later, which start servers by themselves: see
-- plugin/gaolint.lua, which enables it.
return {
  cmd = vim.g.gaolint_cmd or { 'gaolint', 'lsp' },
  filetypes = { 'markdown', 'text' },
  root_markers = { 'gaolint.yaml', '.gaolint.yaml', '.git' },
}
