package postgres

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/url"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"

	"github.com/dyad-news/dyad"
)

//go:embed migrations/*.sql
var migrations embed.FS

// schemaName is the schema of a store whose address names none.
const schemaName = "dyad"

// ErrNoStore says that a database has no store in it.
var ErrNoStore = errors.New("no store there")

// IsAddress reports whether a store's name is the address of a PostgreSQL database and not
// a path.
func IsAddress(name string) bool {
	return strings.HasPrefix(name, "postgres://") || strings.HasPrefix(name, "postgresql://")
}

// Redacted returns an address without its password, as it may be shown.
func Redacted(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		scheme, _, _ := strings.Cut(address, "://")
		return scheme + "://..."
	}
	if u.User != nil {
		u.User = url.User(u.User.Username())
	}
	q := u.Query()
	for _, secret := range []string{"password", "sslpassword"} {
		q.Del(secret)
	}
	u.RawQuery = q.Encode()
	return u.String()
}

// Schema returns the schema that an address names.
func Schema(address string) string {
	if u, err := url.Parse(address); err == nil && u.Query().Get("search_path") != "" {
		return u.Query().Get("search_path")
	}
	return schemaName
}

// configure reads an address. Errors do not show its password.
func configure(address string) (*pgxpool.Config, string, error) {
	if !IsAddress(address) {
		return nil, "", errors.New("the address of a database begins with postgres://")
	}
	u, err := url.Parse(address)
	if err != nil { // whose words may show the password
		return nil, "", errors.New("the address cannot be read; in a password, write / ? # @ and % as %2F %3F %23 %40 and %25")
	}
	c, err := pgxpool.ParseConfig(address)
	if err != nil {
		return nil, "", errors.New(secretless(err.Error(), u))
	}
	p := c.ConnConfig.RuntimeParams
	if p["search_path"] == "" {
		p["search_path"] = schemaName
	}
	schema := p["search_path"]
	if strings.ContainsAny(schema, `,"$`) || schema == "" {
		return nil, "", fmt.Errorf("search_path: %q is not the name of one schema", schema)
	}
	p["search_path"] = pgx.Identifier{schema}.Sanitize()
	for name, value := range map[string]string{
		"application_name": "dyad",
		"jit":              "off", // no query of a store is worth compiling
		// Plans are made while tables are small and used when they are large.
		"enable_seqscan": "off",
		// A machine that is gone lets go of the store after a minute, not after hours.
		"tcp_keepalives_idle": "30", "tcp_keepalives_interval": "10", "tcp_keepalives_count": "3",
	} {
		if p[name] == "" {
			p[name] = value
		}
	}
	if c.ConnConfig.ConnectTimeout == 0 {
		c.ConnConfig.ConnectTimeout = connectTime
	}
	return c, schema, nil
}

// secretless takes the passwords of an address out of a text.
func secretless(text string, u *url.URL) string {
	password, _ := u.User.Password()
	q := u.Query()
	for _, secret := range []string{password, q.Get("password"), q.Get("sslpassword")} {
		if secret != "" {
			text = strings.NewReplacer(secret, "xxxxx", url.QueryEscape(secret), "xxxxx", url.PathEscape(secret), "xxxxx").Replace(text)
		}
	}
	return text
}

// prepare brings the tables of a schema to the newest version; make says whether they, and
// the schema, are made where there are none. Another process may be doing the same.
func prepare(ctx context.Context, c *pgxpool.Config, schema string, make bool) error {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	knows, err := newest(files)
	if err != nil {
		return err
	}
	db, err := pgx.ConnectConfig(ctx, c.ConnConfig)
	if err != nil {
		return explain(err)
	}
	defer db.Close(context.WithoutCancel(ctx))
	has, err := inspect(ctx, db, schema)
	if err == nil && has < knows {
		if has == 0 && !make {
			return ErrNoStore
		}
		if _, err = db.Exec(ctx, `SELECT pg_advisory_lock(hashtext($1))`, "dyad "+schema); err != nil {
			return explain(err)
		}
		if has, err = inspect(ctx, db, schema); err == nil && has < knows { // no other process was faster
			return migrate(ctx, c, db, schema, files)
		}
	}
	if err == nil && has > knows {
		err = fmt.Errorf("made by a newer dyad: its tables are version %d, this dyad knows %d", has, knows)
	}
	return err
}

// inspect reads the version of the tables of a schema, 0 where there are none yet.
func inspect(ctx context.Context, db *pgx.Conn, schema string) (version int64, err error) {
	var tables, ours, goosed int
	err = db.QueryRow(ctx, `SELECT count(*), count(*) FILTER (WHERE c.relname IN ('state', 'incident_dyad')), count(*) FILTER (WHERE c.relname = 'goose_db_version')
		FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relkind IN ('r', 'p', 'v')`, schema).Scan(&tables, &ours, &goosed)
	switch {
	case err != nil:
		return 0, explain(err)
	case tables == goosed:
		return 0, nil
	case ours < 2 || goosed == 0:
		return 0, fmt.Errorf("schema %s holds tables of another program; name another one (?search_path=name)", schema)
	}
	err = db.QueryRow(ctx, `SELECT coalesce(max(version_id), 0) FROM goose_db_version`).Scan(&version)
	return version, explain(err)
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

func migrate(ctx context.Context, c *pgxpool.Config, conn *pgx.Conn, schema string, files fs.FS) error {
	var there bool
	err := conn.QueryRow(ctx, `SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = $1)`, schema).Scan(&there)
	if err == nil && !there {
		_, err = conn.Exec(ctx, `CREATE SCHEMA `+pgx.Identifier{schema}.Sanitize())
	}
	if err != nil {
		return explain(err)
	}
	db := stdlib.OpenDB(*c.ConnConfig)
	defer db.Close()
	p, err := goose.NewProvider(goose.DialectPostgres, db, files)
	if err != nil {
		return explain(err)
	}
	_, err = p.Up(ctx)
	return explain(err)
}

// explain says in words what PostgreSQL says in codes, where it can.
func explain(err error) error {
	if err == nil || errors.Is(err, dyad.ErrUnavailable) {
		return err
	}
	var e *pgconn.PgError
	if !errors.As(err, &e) {
		if lost(err) {
			return fmt.Errorf("%w: the database is away: %w", dyad.ErrUnavailable, err)
		}
		return err
	}
	switch {
	case e.Code == "55P03": // lock_not_available
		return fmt.Errorf("%w: another process is writing to it: %w", dyad.ErrUnavailable, err)
	case e.Code == "53100":
		return fmt.Errorf("%w: the disk of the database is full: %w", dyad.ErrUnavailable, err)
	case e.Code == "53300":
		return fmt.Errorf("%w: the database takes no more connections: %w", dyad.ErrUnavailable, err)
	case strings.HasPrefix(e.Code, "57P") || strings.HasPrefix(e.Code, "08"): // shut down, starting up
		return fmt.Errorf("%w: the database is away: %w", dyad.ErrUnavailable, err)
	case e.Code == "25006" || e.Code == "40001" || e.Code == "40P01": // a standby; serialization; deadlock
		return fmt.Errorf("%w: %w", dyad.ErrUnavailable, err)
	}
	return err
}

// lost reports whether an error is that of a connection.
func lost(err error) bool {
	var dial *pgconn.ConnectError
	var n net.Error
	var e *pgconn.PgError
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded) && !errors.As(err, &dial): // connecting has a deadline of its own
		return false
	case errors.As(err, &e):
		return strings.HasPrefix(e.Code, "57P") || strings.HasPrefix(e.Code, "08")
	case errors.As(err, &dial), errors.As(err, &n), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF), errors.Is(err, net.ErrClosed):
		return true
	}
	return strings.Contains(err.Error(), "conn closed")
}
