package save

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// The user that TestOtherUser becomes, and a group that it is in.
const me, group = 65534, 12345

// rights are who owns a folder and the file in it, and what the user may
// expect: to replace it (nil) or an error.
var rights = []struct {
	name     string
	dirUID   int
	dirMode  fs.FileMode
	uid, gid int
	mode     fs.FileMode
	readable bool
	want     error
}{
	{"own", me, 0o755, me, me, 0o644, true, nil},
	{"own, private", me, 0o700, me, me, 0o600, true, nil},
	{"own, of a group", me, 0o755, me, group, 0o664, true, nil},
	{"own, folder gives its group", me, 0o755 | fs.ModeSetgid, me, me, 0o640, true, nil},
	{"own, read-only", me, 0o755, me, me, 0o444, true, ErrReadOnly},
	{"own, closed folder", 0, 0o755, me, me, 0o644, true, fs.ErrPermission},
	{"own, of a foreign group", me, 0o755, me, 54321, 0o644, true, ErrProperties},
	{"of another, for all to read", 0, 0o777, 0, 0, 0o644, true, ErrReadOnly},
	{"of another, for all to write", 0, 0o777, 0, 0, 0o666, true, ErrProperties},
	{"of another, for our group", 0, 0o777, 0, group, 0o664, true, ErrProperties},
	{"of another, sticky folder", 0, 0o777 | fs.ModeSticky, 0, 0, 0o666, true, ErrProperties},
	{"unreadable", 0, 0o777, 0, 0, 0o600, false, fs.ErrPermission},
	{"unreadable folder", 0, 0o700, me, me, 0o644, false, fs.ErrPermission},
}

// TestOtherUser tries what a user without root's rights meets: a file is
// replaced with its owner, group and mode, or it is refused and stays.
func TestOtherUser(t *testing.T) {
	child := os.Getenv(inChild) != ""
	if !child && os.Geteuid() != 0 {
		unable(t, "only root can become another user")
	}
	tmp := os.Getenv("TMPDIR")
	if !child {
		tmp = public(t)
		for _, r := range rights {
			dir := filepath.Join(tmp, r.name)
			require.NoError(t, os.Mkdir(dir, 0o700))
			require.NoError(t, os.Chown(dir, r.dirUID, group))
			require.NoError(t, os.Chmod(dir, r.dirMode))
			file := filepath.Join(dir, "draft.md")
			require.NoError(t, os.WriteFile(file, []byte(old), 0o600))
			require.NoError(t, os.Chown(file, r.uid, r.gid))
			require.NoError(t, os.Chmod(file, r.mode))
		}
	}
	if again(t, &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: me, Gid: me, Groups: []uint32{group}}}, tmp) {
		tryRights(t, tmp)
		return
	}
	for _, r := range rights { // root looks at what is there now
		dir := filepath.Join(tmp, r.name)
		info := stat(t, filepath.Join(dir, "draft.md"))
		o := ownership(info)
		require.Equal(t, []int{r.uid, r.gid}, []int{o.uid, o.gid}, r.name)
		require.Equal(t, r.mode, info.Mode(), r.name)
		require.Equal(t, map[bool]string{true: fixed, false: old}[r.want == nil], content(t, filepath.Join(dir, "draft.md")), r.name)
		require.Empty(t, strays(t, dir, "draft.md"), r.name)
	}
}

func tryRights(t *testing.T, tmp string) {
	require.Equal(t, me, os.Geteuid())
	for _, r := range rights {
		s, err := Read(OS, filepath.Join(tmp, r.name, "draft.md"))
		require.Equal(t, r.readable, err == nil, "%s: %v", r.name, err)
		if err == nil {
			err = Replace(OS, s, []byte(fixed))
		}
		t.Log(r.name, "→", err)
		if r.want == nil {
			require.NoError(t, err, r.name)
			continue
		}
		requireKind(t, r.want, err)
	}
}

// TestOwnerIsKept by root, who may give files away.
func TestOwnerIsKept(t *testing.T) {
	if os.Geteuid() != 0 {
		unable(t, "only root can give files away")
	}
	for _, want := range [][]int{{me, group}, {me, 0}, {0, group}} {
		_, path := lay(t)
		require.NoError(t, os.Chown(path, want[0], want[1]))
		require.NoError(t, os.Chmod(path, 0o755|fs.ModeSetuid))
		s, err := Read(OS, path)
		require.NoError(t, err)
		require.NoError(t, Replace(OS, s, []byte(fixed)))
		o := ownership(stat(t, path))
		require.Equal(t, want, []int{o.uid, o.gid})
		require.Equal(t, 0o755|fs.ModeSetuid, stat(t, path).Mode(), "a change of owner clears this bit: the mode comes after it")
	}
}
