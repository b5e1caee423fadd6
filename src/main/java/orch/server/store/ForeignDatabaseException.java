package orch.server.store;

import java.sql.SQLException;

/** The database belongs to another program. Nothing in it was changed. */
final class ForeignDatabaseException extends SQLException {
  private static final long serialVersionUID = 1L;

  ForeignDatabaseException() {
    super("it is the database of another program");
  }
}
