// Package zh holds lexers over Chinese text: numbers, dates, list ordinals,
// sentences, character folds and a many-literal matcher.
//
// Every function is pure and total: any string, valid UTF-8 or not, yields a
// result in time linear in its length. Places are byte offsets into the string
// that was given; widths and counts say so where they are something else.
//
// The Traditional/Simplified table (hanzi_data.go) is derived from OpenCC,
// Copyright 2010-2022 BYVoid and contributors, Apache License 2.0.
package zh

//go:generate go run ./gen -opencc ${OPENCC_TEXT_DIR} -o hanzi_data.go
