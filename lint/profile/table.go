package profile

// Table is one table of a form, small enough to have one set of columns.
// A form's table that changes its columns on the way is several of these.
type Table struct {
	// Key names the table in the profile, unique.
	Key string `yaml:"key"`
	// Title is how people name the table: 第三部分表格.
	Title Text `yaml:"title"`
	// Header holds cells that stand above the figures and carry none.
	Header []Label `yaml:"header,omitempty"`
	// Columns are the figures' columns, left to right.
	Columns []Label `yaml:"columns"`
	// Rows are the rows with figures, top to bottom. A row whose label is empty
	// stands directly under the header (a table with one unlabelled row).
	Rows []Label `yaml:"rows"`
	// Decimals: figures may have decimals (amounts of money).
	Decimals bool `yaml:"decimals,omitempty"`
	// Signed: figures may carry a sign (本年增/减).
	Signed bool `yaml:"signed,omitempty"`
	// Blank: an empty cell is usual in this table (read as 0 without remark).
	Blank bool `yaml:"blank,omitempty"`
	// Identities are the sums that must hold.
	Identities []Identity `yaml:"identities,omitempty"`
	// Patterns are known ways in which they come to fail.
	Patterns []Pattern `yaml:"patterns,omitempty"`
	// Hints are relations that usually hold, though nothing demands them.
	Hints []Hint `yaml:"hints,omitempty"`
}

// Label is a row's or column's label.
type Label struct {
	// Key names the row or column in its table, unique among its rows or columns.
	Key string `yaml:"key"`
	// Text is the form's wording with its ordinal, without its note: （二）部分公开.
	Text string `yaml:"text"`
	// Note is a remark in brackets that follows the wording and may be left out.
	Note string `yaml:"note,omitempty"`
	// Short are accepted shorter or older wordings that need no remark.
	Short []string `yaml:"short,omitempty"`
	// Old are wordings of another year's form: read, with a remark.
	Old []string `yaml:"old,omitempty"`
	// Group is the text of the label that spans this and its neighbours of the
	// same group: （三）不予公开 over 1.…8.; groups nest from left to right.
	Group []string `yaml:"group,omitempty"`
	// Name is how messages call it when Text is long: 本年新收.
	Name string `yaml:"name,omitempty"`
	// Optional: older copies of the form do not have this row.
	Optional bool `yaml:"optional,omitempty"`
	// Merges: when the rows of this row's innermost Group stand as one row under the
	// group's own label, as in the form of another year, its figures count for this
	// row and the group's other rows are 0. One row of a group at most.
	Merges bool `yaml:"merges,omitempty"`
}

// Called gives the wording that messages use.
func (l Label) Called() string {
	if l.Name != "" {
		return l.Name
	}
	return l.Text
}

// Identity is a linear equation over the grid: the cells Left sum to the same as
// the cells Right. Axis "row": the keys are columns and the equation holds in every
// row (or only in Only); axis "column": the keys are rows and it holds in every column.
type Identity struct {
	// Key names the identity in its table, unique.
	Key string `yaml:"key"`
	// Axis is "row" or "column".
	Axis string `yaml:"axis"`
	// Left and Right are the keys whose cells are added up on either side.
	Left  []string `yaml:"left"`
	Right []string `yaml:"right"`
	// Only limits the equation to these rows (axis row) or columns (axis column).
	Only []string `yaml:"only,omitempty"`
	// What is the equation in words, for messages: 第一项加第二项之和，等于第三项加第四项之和.
	What Text `yaml:"what"`
}

// Pattern is a known way in which an identity comes to fail: the surplus of
// Identity equals the figure of the row or column Equals.
type Pattern struct {
	// Identity is the key of the identity that fails.
	Identity string `yaml:"identity"`
	// Equals is the key of the row or column whose figure the surplus equals.
	Equals string `yaml:"equals"`
	// Say is the likely cause, for messages.
	Say Text `yaml:"say"`
}

// Hint is a relation that a row's figures usually have: the column Less is not less than
// the column Than. What breaks it is worth a look, no more.
type Hint struct {
	// Less and Than are keys of columns.
	Less string `yaml:"less"`
	Than string `yaml:"than"`
	// Say is why, and when it may be otherwise, for messages.
	Say Text `yaml:"say"`
}

// Quantity ties a figure of the prose to the tables.
type Quantity struct {
	// Key names the quantity in the profile, unique.
	Key string `yaml:"key"`
	// Name is how messages call it.
	Name Text `yaml:"name"`
	// Verbs and Objects: the figure's clause holds a verb and, after it, an object,
	// then the figure. Either list may be empty; a quantity without both names no
	// figure and is known by None alone.
	// A figure between verb and object counts as well (收到36件申请).
	Verbs   []string `yaml:"verbs,omitempty"`
	Objects []string `yaml:"objects,omitempty"`
	// Not are words in the clause that make it another quantity.
	Not []string `yaml:"not,omitempty"`
	// Units that the figure may carry.
	Units []string `yaml:"units"`
	// Scale multiplies the figure of the prose, by unit (万元: 1, 元: 0.0001).
	Scale map[string]string `yaml:"scale,omitempty"`
	// None are words that state the quantity as zero: 未收到, 没有收到.
	None []string `yaml:"none,omitempty"`
	// About are words of which the sentence must hold one, and none of Not (全部办结 and
	// 维持1件 may speak of anything); empty: no condition.
	About []string `yaml:"about,omitempty"`
	// Accept are expressions over cells; the figure agrees when it equals any of
	// them. A term is table.row@column, terms are joined by +. The first is the
	// one that messages name.
	Accept []string `yaml:"accept"`
	// Of are the wholes of which a share in percent behind the figure may be one, written
	// like Accept; empty: shares are not compared.
	Of []string `yaml:"of,omitempty"`
	// Severity of a figure that agrees with none; "" is the rule's own.
	Severity string `yaml:"severity,omitempty"`

	terms, wholes []Sum
}
