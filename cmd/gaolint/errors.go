package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"gaolint/cmd/gaolint/internal/journal"
	"gaolint/cmd/gaolint/internal/save"
	"gaolint/lint"
	"gaolint/lint/docx"
	"gaolint/lint/input"
	"gaolint/lint/output"
	"gaolint/lint/source"
	"gaolint/lint/strict"
)

// fileError ties an error to the input it concerns.
type fileError struct {
	path string
	err  error
}

func (e *fileError) Error() string { return e.path + ": " + e.err.Error() }
func (e *fileError) Unwrap() error { return e.err }

// outputError is a failure to write to standard output.
type outputError struct{ err error }

func (e *outputError) Error() string { return "standard output: " + e.err.Error() }
func (e *outputError) Unwrap() error { return e.err }

// explainError words an error for users: what, where, what to do.
func (a *app) explainError(err error) string {
	var config *strict.Error
	if errors.As(err, &config) {
		if a.lang == lint.ZH {
			return config.Chinese()
		}
		return config.Error()
	}
	prefix := ""
	var at *fileError
	var out *outputError
	switch {
	case errors.As(err, &at):
		prefix, err = cmp.Or(at.path, "“”")+a.say("：", ": "), at.err
	case errors.As(err, &out):
		prefix, err = a.say("标准输出：", "standard output: "), out.err
	}
	return prefix + a.cause(err)
}

func (a *app) cause(err error) string {
	var kind *input.KindError
	var decode *source.DecodeError
	var encode *source.EncodeError
	var saved *save.Error
	var change *lint.ChangeError
	var word *docx.Error
	var opened *openError
	var full *output.LimitError
	switch {
	case errors.As(err, &full):
		return full.Text.In(a.lang)
	case errors.As(err, &kind):
		return a.kindHint(kind)
	case errors.As(err, &decode):
		return a.decodeHint(decode)
	case errors.As(err, &encode):
		return a.encodeHint(encode)
	case errors.Is(err, journal.ErrFull):
		return a.say("改动过大", "too much was changed")
	case errors.Is(err, errRecord):
		return a.say(`不是 {"path":…,"text":…}`, `not {"path":…,"text":…}`)
	case errors.Is(err, errNoMatch):
		return a.say("没有匹配的文件", "no file matches")
	case errors.As(err, &change):
		return lint.Textf("安全修改会把“%s”变为“%s”，为免改动数字、名称、引文，未改动这个文件", "safe fixes would change “%s” to “%s”; the file was left alone", change.Before, change.After).In(a.lang)
	case errors.As(err, &saved):
		return a.savedHint(saved)
	case errors.As(err, &word):
		return a.say(word.ZH, word.EN)
	case errors.Is(err, errOverwrites):
		return a.say("这是要检查的稿件，结果不能写在这里；请另选位置", errOverwrites.Error())
	case errors.As(err, &opened):
		return a.say(opened.chinese(), opened.Error())
	}
	return a.system(err)
}

// system words the operating system's errors, without the path: the caller names it.
func (a *app) system(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return a.say("没有这个文件或目录", "no such file or directory")
	case errors.Is(err, fs.ErrPermission):
		return a.say("没有权限", "permission denied")
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return a.say("磁盘空间不足", "no space left on the disk")
	case errors.Is(err, syscall.EROFS):
		return a.say("所在的磁盘是只读的", "the file system is read-only")
	case errors.Is(err, syscall.ELOOP):
		return a.say("链接成环，无法打开", "too many links, or links that form a loop")
	case errors.Is(err, syscall.ENAMETOOLONG):
		return a.say("名称过长", "the name is too long")
	case errors.Is(err, syscall.ENOTDIR):
		return a.say("路径中有一级不是目录", "a part of the path is no folder")
	case errors.Is(err, syscall.EISDIR):
		return a.say("是目录；请写明文件", "a folder; name a file")
	case errors.Is(err, errNoHome):
		return a.say("不知道用户的缓存目录在哪里，请设置环境变量 HOME 或 XDG_CACHE_HOME", errNoHome.Error())
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}

// savedHints say in Chinese what is wrong with a file itself. The English is the error's own.
var savedHints = []struct {
	kind error
	zh   string
}{
	{save.ErrChanged, "读取之后文件又有改动，未写入；请重新运行"},
	{save.ErrBusy, "另一个程序正在写这个文件，未检查；请稍后重新运行"},
	{save.ErrNotRegular, "不是普通文件%s，未检查；请指定普通文件"},
	{save.ErrTooLarge, "文件超过256 MB，未检查；请拆分后再检查"},
	{save.ErrReadOnly, "文件是只读的，未改动；如可以修改，请先取消只读"},
	{save.ErrHardLink, "文件另有其他名称（硬链接），未改动；请另存一份再修改"},
	{save.ErrProperties, "文件的属主、权限或属性不能保留，未改动；请由文件的所有者运行，或另存一份再修改"},
}

func (a *app) savedHint(e *save.Error) string {
	if a.lang == lint.EN {
		return strings.TrimPrefix(e.Error(), e.Path+": ")
	}
	s := ""
	for _, h := range savedHints {
		if e.Kind == h.kind {
			s = strings.Replace(h.zh, "%s", fileKind(e.Cause), 1)
		}
	}
	if s == "" {
		s = "出错"
		if e.Cause != nil {
			s = a.system(e.Cause)
		}
		if e.Step != readingStep && !errors.Is(e.Cause, syscall.EISDIR) {
			s += "，文件未改动"
		}
	}
	if e.Left != "" {
		s += "；请删除临时文件 " + e.Left
	}
	return s
}

// fileKind names in Chinese what a path leads to instead of a file.
func fileKind(cause error) string {
	if cause == nil {
		return ""
	}
	for _, k := range [][2]string{{"folder", "目录"}, {"link", "链接"}, {"pipe", "命名管道"}, {"socket", "套接字"}, {"device", "设备"}} {
		if strings.HasSuffix(cause.Error(), k[0]) {
			return "（" + k[1] + "）"
		}
	}
	return ""
}

// readingStep is the step of a *save.Error that comes from reading.
const readingStep = "reading the file"

// kindHints say what a file is that cannot be read, and what to do.
var kindHints = map[input.Foreign]lint.Text{
	input.PDF:         {ZH: "是 PDF 文件，不能读取；请在 WPS 或 Word 中另存为 .docx，或检查生成它的原稿", EN: "a PDF, which cannot be read; save it as .docx in Word or WPS, or check the draft that it was made from"},
	input.OFD:         {ZH: "是 OFD 版式文件，不能读取；请检查生成它的原稿，或转换为 .docx", EN: "an OFD file, which cannot be read; check the draft that it was made from, or convert it to .docx"},
	input.OldWord:     {ZH: "是 Word 97-2003 文件（.doc），不能读取；请在 WPS 或 Word 中另存为 .docx", EN: "a Word 97–2003 file (.doc), which cannot be read; save it as .docx in Word or WPS"},
	input.OldWPS:      {ZH: "是 WPS 文字文件（.wps），不能读取；请在 WPS 中另存为 .docx", EN: "a WPS file (.wps), which cannot be read; save it as .docx in WPS"},
	input.RTF:         {ZH: "是 RTF 文件，不能读取；请在 WPS 或 Word 中另存为 .docx", EN: "an RTF file, which cannot be read; save it as .docx in Word or WPS"},
	input.OpenText:    {ZH: "是 OpenDocument 文件（.odt），不能读取；请在 WPS 或 Word 中另存为 .docx", EN: "an OpenDocument file (.odt), which cannot be read; save it as .docx"},
	input.WebArchive:  {ZH: "是网页归档文件（.mht），不能读取；请在 WPS 或 Word 中另存为 .docx", EN: "a web archive (.mht), which cannot be read; save it as .docx in Word or WPS"},
	input.WordXML:     {ZH: "是 Word XML 文件，不能读取；请在 WPS 或 Word 中另存为 .docx", EN: "a Word XML file, which cannot be read; save it as .docx in Word or WPS"},
	input.Spreadsheet: {ZH: "是电子表格文件，不能读取；请在 WPS 或 Excel 中另存为 .csv", EN: "a spreadsheet, which cannot be read; save it as .csv in Excel or WPS"},
	input.Slides:      {ZH: "是演示文稿，不能读取；请把文字另存为 .docx", EN: "a presentation, which cannot be read; save its text as .docx"},
	input.Archive:     {ZH: "是压缩文件，不能读取；请解压后检查其中的文件", EN: "an archive, which cannot be read; unpack it and check the files in it"},
	input.Locked:      {ZH: "设有打开密码，不能读取；请在 WPS 或 Word 中取消密码后另存为 .docx", EN: "locked with a password; take it off in Word or WPS and save it as .docx"},
	input.DamagedWord: {ZH: "不是有效的 .docx 文件，不能读取；请在 WPS 或 Word 中打开，另存为 .docx", EN: "no valid .docx; open it in Word or WPS and save it as .docx"},
}

func (a *app) kindHint(e *input.KindError) string {
	if hint, ok := kindHints[e.Kind]; ok {
		return hint.In(a.lang)
	}
	return lint.Textf("不能读取 %s 文件；请把稿件另存为 .docx、.txt 或 .md 再检查",
		"cannot read %s files; save the draft as .docx, .txt or .md", strings.ToLower(filepath.Ext(e.Name))).In(a.lang)
}

func (a *app) decodeHint(e *source.DecodeError) string {
	at := lint.Textf("第%d行第%d列", "line %d, column %d", e.Line, e.Column).In(a.lang)
	switch e.Fault {
	case source.Unknown:
		return at + a.say("起不是 UTF-8，也不能确定是哪种编码，未检查；请用 --encoding 指明（如 gb18030、big5），或另存为 UTF-8", ": not UTF-8, and which encoding it is is not clear; nothing was checked, name it with --encoding (gb18030, big5 …) or save the file as UTF-8")
	case source.Undecodable:
		return at + fmt.Sprintf(a.say("不是有效的 %s，未检查；请改正后另存为 UTF-8，或用 --encoding 指明编码", ": not valid %s; nothing was checked, correct it and save it as UTF-8, or name the encoding with --encoding"), e.Charset)
	case source.IsUTF32:
		return at + a.say("：是 UTF-32 编码，未检查；请另存为 UTF-8 再检查", ": UTF-32; nothing was checked, save it as UTF-8")
	case source.HasNUL:
		return at + a.say("有空字符，不像文本文件，未检查；请确认是稿件，必要时另存为 .docx 或 UTF-8 文本", ": a NUL byte, so this is no text file; nothing was checked")
	}
	return at + a.say("不是有效的 UTF-8，未检查；请改正后另存为 UTF-8", ": not valid UTF-8; nothing was checked, correct it and save as UTF-8")
}

func (a *app) encodeHint(e *source.EncodeError) string {
	return lint.Textf("第%d行第%d列的“%s”在 %s 编码中没有，未改动这个文件；请另存为 UTF-8 再修改",
		"line %d, column %d: “%s” cannot be written in %s; the file was left alone, save it as UTF-8 and try again", e.Line, e.Column, string(e.Rune), e.Charset).In(a.lang)
}

// createError words a failure to make a new file; instead is what to do if it is there.
func (a *app) createError(path string, err error, instead lint.Text) error {
	if errors.Is(err, os.ErrExist) {
		return a.errorf("%s 已经存在，未改动；%s", "%s exists and was left alone; %s", path, instead)
	}
	return &fileError{path, err}
}
