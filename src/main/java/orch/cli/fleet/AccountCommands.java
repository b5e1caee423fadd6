package orch.cli.fleet;

import orch.cli.app.AccountRun;
import orch.fleet.FleetAccount;
import orch.host.Host;

/** Runs commands for the accounts of a fleet. */
public interface AccountCommands {
  /**
   * Runs one command until it ends. Several threads may do so at the same time.
   *
   * @param host of this run alone
   * @param words the arguments after {@code orch}, which choose the account's profile if it has one
   * @return the exit code
   */
  int run(Host host, AccountRun run, FleetAccount account, String... words);
}
