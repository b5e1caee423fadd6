package orch.server.store;

import java.sql.SQLException;

/**
 * A database with the tables of the control plane: who may read and who may write at the same time.
 * Many threads use it, and other processes may use the same tables.
 */
public interface Database extends AutoCloseable {
  /** Statements on a connection that nobody else uses meanwhile. */
  interface Work<T> {
    T in(Session session) throws SQLException;
  }

  /**
   * Reads what is committed.
   *
   * @throws StoreException when the database fails
   */
  <T> T read(Work<T> work);

  /**
   * Makes a change of one account, after the changes of this account that other threads and
   * processes have begun. It is committed when this method returns; if it throws, it alone is
   * rolled back.
   *
   * @throws StoreException when the database fails; when a commit got no answer, only the database
   *     knows whether the change was made
   */
  <T> T write(String account, Work<T> change);

  /** The same, while no process changes anything of any account. */
  <T> T writeAlone(Work<T> change);

  /** Waits for running statements, then closes all connections. */
  @Override
  void close();
}
