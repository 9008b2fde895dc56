package misfit

import (
	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/lm"
	"gaolint/lint/zh"
	"gaolint/lint/zh/likeness"
)

// reason tells how the word can have come out for the other.
func reason(f *lm.Finding, written string) lint.Text {
	slip, ok := likeness.Explain(written, f.NewWord)
	switch {
	case !ok:
		return lint.Text{ZH: "前后文中应是后者", EN: "its neighbours call for the latter"}
	case slip.Way == likeness.Lost:
		return lint.Text{ZH: "疑漏打了字", EN: "a character seems to be lost"}
	case slip.Way == likeness.Added, slip.Way == likeness.Doubled:
		return lint.Text{ZH: "疑多打了字", EN: "a character seems to be one too many"}
	case slip.Way == likeness.Swapped:
		return lint.Text{ZH: "疑字序颠倒", EN: "the order seems to be turned round"}
	case slip.Kind&likeness.SameSound != 0 || slip.Way == likeness.Respelt:
		return lint.Text{ZH: "两词拼音相同", EN: "the two are typed alike"}
	case slip.Kind&likeness.NearSound != 0:
		return lint.Text{ZH: "两词读音相近", EN: "the two sound alike"}
	case slip.Kind&likeness.LikeShape != 0:
		return lint.Text{ZH: "两词字形相近", EN: "the two look alike"}
	}
	return lint.Text{ZH: "两词键位相邻", EN: "the two are typed with neighbouring keys"}
}

// message argues by the neighbours and by how the two words are alike.
func message(b *fact.Block, f *lm.Finding, warning bool) lint.Text {
	written, new := b.Text[f.WordStart:f.WordEnd], zh.Restore(f.NewWord, b.Text)
	context := b.Text[f.ContextStart:f.ContextEnd]
	why := reason(f, b.Simplified[f.WordStart:f.WordEnd])
	place, usual := lint.Textf("“%[1]s”", "“%[1]s”", written), lint.Text{}
	switch {
	case context == "":
	case f.ContextEnd <= f.WordStart:
		place = lint.Textf("“%[1]s%[2]s”中的“%[2]s”", "“%[2]s” in “%[1]s%[2]s”", context, written)
		usual = lint.Textf("，“%[1]s”后面通常是“%[2]s”", ", and “%[1]s” is usually followed by “%[2]s”", context, new)
	default:
		place = lint.Textf("“%[2]s%[1]s”中的“%[2]s”", "“%[2]s” in “%[2]s%[1]s”", context, written)
		usual = lint.Textf("，“%[1]s”前面通常是“%[2]s”", ", and “%[1]s” usually stands behind “%[2]s”", context, new)
	}
	if !warning {
		return lint.Textf("请留意%[1]s：可能是“%[2]s”。%[3]s%[4]s。如原文无误，可忽略此处或加入词典。",
			"Have a look at %[1]s: it may be meant to be “%[2]s”; %[3]s%[4]s. If the text is right, ignore this place or add the word to the dictionary.", place, new, why, usual)
	}
	return lint.Textf("%[1]s疑为“%[2]s”：%[3]s%[4]s。请核对；如原文无误，可忽略此处或加入词典。",
		"%[1]s is probably meant to be “%[2]s”: %[3]s%[4]s. Please check; if the text is right, ignore this place or add the word to the dictionary.", place, new, why, usual)
}

func title(b *fact.Block, f *lm.Finding) lint.Text {
	written, new := b.Text[f.Start:f.End], zh.Restore(f.New, b.Text)
	switch {
	case new == "":
		return lint.Textf("删去“%s”", "Delete “%s”", written)
	case written == "":
		return lint.Textf("补“%s”", "Add “%s”", new)
	}
	return lint.Textf("改为“%s”", "Change to “%s”", zh.Restore(f.NewWord, b.Text))
}
