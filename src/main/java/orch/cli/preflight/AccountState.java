package orch.cli.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.api.ApiException;
import orch.api.Listing;
import orch.api.Pages;
import orch.cli.app.Account;
import orch.concurrent.Deadline;
import orch.concurrent.DeadlineException;
import orch.configuration.Configuration;
import orch.configuration.Fields;
import orch.network.BadConnectionException;

/**
 * The configurations of the account, as far as they can be read.
 *
 * @param live what the checks need of each configuration
 * @param problem why the list cannot be read
 */
record AccountState(List<Known> live, Optional<RuntimeException> problem) {
  private static final int PAGE = 200;

  /** The id, name and bridge service of a configuration; the service may be empty. */
  record Known(String id, String name, String service) {
    static Known of(Configuration configuration) {
      String service = configuration.json().path(Fields.BRIDGE).path(Fields.SERVICE).asText("");
      return new Known(configuration.id(), configuration.displayName(), service);
    }

    String label() {
      return name + " (" + id + ")";
    }
  }

  static AccountState read(Account account, Deadline deadline) throws InterruptedException {
    List<Known> live = new ArrayList<>();
    try {
      new Pages(account.api(), deadline)
          .each(new Listing(PAGE, ""), each -> live.add(Known.of(each)));
      return new AccountState(live, Optional.empty());
    } catch (ApiException | DeadlineException | BadConnectionException e) {
      return new AccountState(List.of(), Optional.of(e));
    }
  }

  /** The configuration that a document belongs to: that with its id, else with its name. */
  Optional<String> idOf(Subject subject) {
    return subject
        .live()
        .or(
            () ->
                live.stream()
                    .filter(each -> each.name().equals(subject.name()))
                    .map(Known::id)
                    .findFirst());
  }

  /** The configuration that has a bridge service. */
  Optional<Known> ownerOf(String service) {
    return live.stream().filter(each -> each.service().equals(service)).findFirst();
  }
}
