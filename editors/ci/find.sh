# Sourced by the files beside it: sets gaolint to the program to run.
#   GAOLINT         path of the program; else it is looked for on PATH
#   GAOLINT_URL     where to fetch it from if it is not there; with GAOLINT_SHA256, without
#                   which nothing is fetched. Nothing is fetched unless both are set.
gaolint=${GAOLINT:-}
if [ -z "$gaolint" ]; then
  gaolint=$(command -v gaolint || true)
fi
if [ -z "$gaolint" ] && [ -n "${GAOLINT_URL:-}" ]; then
  if [ -z "${GAOLINT_SHA256:-}" ]; then
    echo "gaolint: GAOLINT_URL 需要同时给出 GAOLINT_SHA256 / GAOLINT_URL needs GAOLINT_SHA256" >&2
    exit 2
  fi
  gaolint=$(mktemp)
  curl --fail --silent --show-error --location --output "$gaolint" "$GAOLINT_URL" || exit 2
  echo "$GAOLINT_SHA256  $gaolint" | sha256sum --check --quiet || exit 2
  chmod +x "$gaolint"
fi
if [ -z "$gaolint" ]; then
  echo "gaolint: PATH 中没有 gaolint；请安装，或用 GAOLINT 指明路径 / no gaolint on PATH; install it, or name it by GAOLINT" >&2
  exit 2
fi
