-- gaolint for Neovim 0.11 and later, which start servers by themselves: see
-- plugin/gaolint.lua, which enables it.

-- A version that fetches findings but does not do so when the server asks for it (0.10)
-- would show a change of gaolint.yaml at the next edit of the draft: it is sent them instead.
local function capabilities()
  local all = vim.lsp.protocol.make_client_capabilities()
  local again = vim.tbl_get and vim.tbl_get(all, 'workspace', 'diagnostics', 'refreshSupport')
  if not all.textDocument.diagnostic or again then return nil end
  all.textDocument.diagnostic = nil
  return all
end

return {
  cmd = vim.g.gaolint_cmd or { 'gaolint', 'lsp' },
  filetypes = { 'markdown', 'text' },
  root_markers = { 'gaolint.yaml', '.gaolint.yaml', '.git' },
  capabilities = capabilities(),
}
