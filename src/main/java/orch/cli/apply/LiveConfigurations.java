package orch.cli.apply;

import java.util.ArrayList;
import java.util.List;
import orch.api.Listing;
import orch.api.Pages;
import orch.cli.app.Account;
import orch.concurrent.Deadline;
import orch.configuration.Configuration;

/** Reads all configurations of an account. */
final class LiveConfigurations {
  private static final int PAGE = 200;

  /** From here on, they are packed: so many as trees would take more memory than orch has. */
  private static final int PACKED_FROM = 1_000;

  private LiveConfigurations() {}

  static List<Configuration> read(Account account, Deadline deadline) throws InterruptedException {
    List<Configuration> all = new ArrayList<>();
    new Pages(account.api(), deadline)
        .each(
            new Listing(PAGE, ""),
            each -> {
              account.names().saw(each);
              return all.add(all.size() < PACKED_FROM ? each : each.packed());
            });
    account.names().sawAll();
    return all;
  }
}
