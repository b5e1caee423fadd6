package orch.cli.app;

import java.io.IOException;
import java.net.BindException;
import java.net.UnknownHostException;
import orch.cli.problem.CommandInterruptedException;
import orch.cli.problem.LocalStateException;
import orch.cli.problem.UsageException;
import orch.server.ControlPlane;
import orch.server.ControlPlaneSettings;
import orch.server.store.DatabaseException;

/** Starts the local control plane on its database file. */
public final class LocalState {
  private LocalState() {}

  /**
   * Starts the local control plane; it accepts requests when this method returns.
   *
   * @throws UsageException if the path, host or port cannot be used
   * @throws LocalStateException if the database file or its disk fails, or the system gives no
   *     socket
   */
  public static ControlPlane start(ControlPlaneSettings settings) {
    return start(settings, "to use another file: export ORCH_LOCAL_DB=/tmp/orch.db", "");
  }

  /**
   * Starts it for a command that has another way to choose the file.
   *
   * @param remedy what to do when no database can be at the path
   * @param portRemedy what to do when the port cannot be used
   */
  public static ControlPlane start(
      ControlPlaneSettings settings, String remedy, String portRemedy) {
    try {
      return ControlPlane.start(settings);
    } catch (DatabaseException e) {
      String where =
          "the local control plane cannot keep its state in " + settings.storage().place();
      if (e.isWrongPath()) {
        throw new UsageException(where + " (" + e.reason() + "); " + remedy);
      }
      throw new LocalStateException(where + ": " + e.reason(), e);
    } catch (BindException e) {
      // With port 0, any free one was asked for: it is the host that cannot be used.
      boolean helps = !portRemedy.isEmpty() && settings.address().port() != 0;
      throw new UsageException(cannotListen(settings, e) + (helps ? "; " + portRemedy : ""));
    } catch (UnknownHostException e) {
      throw new UsageException(cannotListen(settings, e));
    } catch (IOException e) {
      throw new LocalStateException(cannotListen(settings, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandInterruptedException(
          "interrupted while orch waited for the local database "
              + settings.storage().place()
              + "; nothing was sent");
    }
  }

  private static String cannotListen(ControlPlaneSettings settings, IOException e) {
    ControlPlaneSettings.Address address = settings.address();
    return "cannot listen on port "
        + address.port()
        + " of "
        + address.host()
        + ": "
        + e.getMessage();
  }
}
