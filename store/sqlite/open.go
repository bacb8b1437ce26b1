package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/dyad-news/dyad"
	"github.com/pressly/goose/v3"
	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

//go:embed migrations/*.sql
var migrations embed.FS

// application is the SQLite application_id of a store: "Dyad".
const application = 0x44796164

// errForeign says that a file is something else than a store.
var errForeign = errors.New("not a store of dyad")

// settings of a connection that every one shares. The file may come from anywhere, so
// its schema is not trusted.
func settings(wait time.Duration) url.Values {
	return url.Values{
		"_defensive":    {"1"},
		"_busy_timeout": {strconv.FormatInt(wait.Milliseconds(), 10)},
		"_foreign_keys": {"1"},
		"_dqs":          {"0"},
		"_pragma":       {"trusted_schema(0)", "cell_size_check(1)", "temp_store(2)"},
	}
}

// database opens a handle on the file. Nothing is read before it is used.
func database(path string, v url.Values) (*sql.DB, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	name := url.URL{Path: filepath.ToSlash(abs)}
	c, err := driver.NewConnector("file:" + name.EscapedPath() + "?" + v.Encode())
	if err != nil {
		return nil, err
	}
	return sql.OpenDB(c), nil
}

// inspect reads the version of a file's tables, 0 where there are none yet, and changes
// nothing in it: a database of another program must stay as it is. Only where a crash
// has left a journal that SQLite must roll back first is the file opened for writing.
func inspect(ctx context.Context, path string, wait time.Duration) (version int64, err error) {
	if err := header(path); err != nil {
		return 0, err
	}
	v := settings(wait)
	v.Set("mode", "ro")
	version, err = tables(ctx, path, v)
	var e *driver.Error
	if errors.As(err, &e) && (e.Code()&0xff == lib.SQLITE_READONLY || e.Code()&0xff == lib.SQLITE_CANTOPEN) {
		v.Set("mode", "rw")
		version, err = tables(ctx, path, v)
	}
	return version, explain(err)
}

// tables reads the version of the tables of a database.
func tables(ctx context.Context, path string, v url.Values) (version int64, err error) {
	db, err := database(path, v)
	if err != nil {
		return 0, err
	}
	defer db.Close()
	var id int64
	var others int // tables beside those that goose makes before ours
	err = db.QueryRowContext(ctx, `SELECT application_id, (SELECT count(*) FROM sqlite_schema
		WHERE tbl_name NOT IN ('goose_db_version', 'sqlite_sequence')) FROM pragma_application_id`).Scan(&id, &others)
	switch {
	case err != nil:
		return 0, err
	case id == 0 && others == 0:
		return 0, nil
	case id != application:
		return 0, fmt.Errorf("%w: a database of another program", errForeign)
	}
	err = db.QueryRowContext(ctx, `SELECT max(version_id) FROM goose_db_version`).Scan(&version)
	return version, err
}

// header reads the first bytes of a file. An empty one is a store not yet made.
func header(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return err
	}
	defer f.Close()
	const magic = "SQLite format 3\x00"
	b := make([]byte, len(magic))
	switch n, err := io.ReadFull(f, b); {
	case errors.Is(err, io.EOF) && n == 0:
		return nil
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return err
	case string(b) != magic:
		return errForeign
	}
	return nil
}

// prepare brings the tables of a file to the newest version. Another process may be
// doing the same: whoever comes second finds the tables there and looks again.
func prepare(ctx context.Context, path string, wait time.Duration) error {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	knows, err := newest(files)
	if err != nil {
		return err
	}
	for try := 0; ; try++ {
		has, e := inspect(ctx, path, wait)
		switch {
		case e != nil:
			return e
		case has > knows:
			return fmt.Errorf("made by a newer dyad: its tables are version %d, this dyad knows %d", has, knows)
		case has == knows:
			return nil
		case try == 3:
			return err
		}
		err = migrate(ctx, path, files, wait)
	}
}

// newest returns the highest number of a file of migrations.
func newest(files fs.FS) (n int64, err error) {
	names, err := fs.Glob(files, "*.sql")
	for _, name := range names {
		v, e := goose.NumericComponent(name)
		n, err = max(n, v), errors.Join(err, e)
	}
	return n, err
}

func migrate(ctx context.Context, path string, files fs.FS, wait time.Duration) error {
	v := settings(wait)
	v.Set("_txlock", "immediate")
	v.Set("_journal_mode", "WAL")
	v.Set("_synchronous", "FULL")
	db, err := database(path, v)
	if err != nil {
		return err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	p, err := goose.NewProvider(goose.DialectSQLite3, db, files)
	if err != nil {
		return explain(err)
	}
	_, err = p.Up(ctx)
	return explain(err)
}

// explain says in words what SQLite says in codes, where it can.
func explain(err error) error {
	var e *driver.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code() & 0xff {
	case lib.SQLITE_NOTADB:
		return fmt.Errorf("%w: %w", errForeign, err)
	case lib.SQLITE_CORRUPT:
		return fmt.Errorf("the file is damaged: %w", err)
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return fmt.Errorf("%w: another process is writing to it: %w", dyad.ErrUnavailable, err)
	case lib.SQLITE_FULL:
		return fmt.Errorf("%w: the disk is full: %w", dyad.ErrUnavailable, err)
	case lib.SQLITE_IOERR:
		return fmt.Errorf("%w: the file cannot be read or written: %w", dyad.ErrUnavailable, err)
	}
	return err
}
