package orch.server;

import java.sql.SQLException;

/** The database cannot be read or written. */
final class StoreFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreFailure(SQLException cause) {
    super("The database cannot be used: " + cause.getMessage(), cause);
  }
}
