-- The database and its two accounts, made once by an administrator of PostgreSQL:
--   psql -v wachtwoord=... -v wachtwoord_backup=... -f rollen.sql
-- The account of the application owns its tables and nothing more. The other one only reads.
\set ON_ERROR_STOP on

CREATE ROLE inkoopkader LOGIN PASSWORD :'wachtwoord';
CREATE ROLE inkoopkader_backup LOGIN PASSWORD :'wachtwoord_backup';
GRANT pg_read_all_data TO inkoopkader_backup;
CREATE DATABASE inkoopkader OWNER inkoopkader ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE inkoopkader FROM PUBLIC;
GRANT CONNECT ON DATABASE inkoopkader TO inkoopkader_backup;
-- A transaction that was forgotten, or whose host vanished, holds locks that others wait for. The
-- application asks for the same when it connects, but behind a pooler the server does not hear it.
ALTER ROLE inkoopkader SET idle_in_transaction_session_timeout = '60s';
ALTER ROLE inkoopkader SET lock_timeout = '10s';
ALTER ROLE inkoopkader SET tcp_keepalives_idle = 10;
ALTER ROLE inkoopkader SET tcp_keepalives_interval = 5;
ALTER ROLE inkoopkader SET tcp_keepalives_count = 3;
ALTER ROLE inkoopkader SET tcp_user_timeout = '25s';
-- Compiling a query takes a tenth of a second; those of the application are short.
ALTER ROLE inkoopkader SET jit = off;

\connect inkoopkader
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT ALL ON SCHEMA public TO inkoopkader;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
