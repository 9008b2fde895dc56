package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"html"
	"os"
	"os/exec"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"gaolint/rules"
)

var (
	// manual is the page on how to install the program without network.
	//go:embed manual.txt
	manual string
	//go:embed pages.html
	frame string
)

// flagged are the marks of an example's expectations: ⟦text⟧{rule "…"}.
var flagged = regexp.MustCompile(`⟦([^⟧]*)⟧((?:\{[^}]*\})+)`)

// rulePages is the rules' pages in both languages, one page without anything to fetch.
func rulePages(version string) ([]byte, error) {
	md := goldmark.New(goldmark.WithExtensions(extension.Table))
	var menu, body bytes.Buffer
	for _, r := range rules.All() {
		fmt.Fprintf(&menu, "<li><a href=\"#%s\">%s <code>%[1]s</code></a></li>\n", r.ID, html.EscapeString(r.Title.ZH))
		fmt.Fprintf(&body, "<section id=\"%s\">\n", r.ID)
		for _, page := range []struct{ lang, text string }{{"zh-CN", r.Page.ZH}, {"en", r.Page.EN}} {
			fmt.Fprintf(&body, "<article lang=\"%s\">\n", page.lang)
			if err := md.Convert([]byte(page.text), &body); err != nil {
				return nil, fmt.Errorf("page of %s: %w", r.ID, err)
			}
			body.WriteString("</article>\n")
		}
		body.WriteString("</section>\n")
	}
	marked := flagged.ReplaceAllString(body.String(), "<mark>$1</mark>")
	return []byte(strings.NewReplacer("VERSION", html.EscapeString(version), "MENU", menu.String(), "BODY", marked).Replace(frame)), nil
}

// configSchema is the JSON Schema of gaolint.yaml, as the program gives it.
func configSchema() ([]byte, error) {
	c := exec.Command("go", "run", "./cmd/gaolint", "config", "schema")
	c.Stderr = os.Stderr
	return c.Output()
}
