package orch.cli.complete;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import orch.api.Listing;
import orch.api.Pages;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.problem.ExitCode;
import orch.concurrent.Deadline;
import orch.file.LockFile;
import orch.names.Renewals;
import orch.profile.Profile;
import orch.profile.SecretPlace;

/**
 * {@code orch __renew-names}, which the scripts of the shells start in the background when the
 * names of an account are old: reads all configurations, and keeps their names.
 */
public final class RenewNames implements Command {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final int PAGE = 200;

  private final App app;
  private final Account account;

  public RenewNames(App app, Account account) {
    this.app = app;
    this.account = account;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "__renew-names", "Renew the names that completion offers")
        .takesEverywhere(app.globals().all());
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    if (!canRenew()) {
      return ExitCode.DONE.code();
    }
    Deadline deadline = app.deadline(LIMIT);
    Renewals renewals = new Renewals(app.host().cacheDirectory(), account.nameOfNames());
    Optional<LockFile.Held> lock = renewals.begin();
    if (lock.isPresent()) {
      try {
        renew(deadline);
      } finally {
        lock.get().close();
      }
    }
    return ExitCode.DONE.code();
  }

  private void renew(Deadline deadline) throws InterruptedException {
    new Pages(account.api(), deadline)
        .each(
            new Listing(PAGE, ""),
            configuration -> {
              account.names().saw(configuration);
              return true;
            });
    account.names().sawAll();
    account.saveNames();
  }

  /**
   * Whether the credentials can be read without the user: a keychain may show a dialog, and a
   * credential process may ask.
   */
  private boolean canRenew() {
    if (account.connection().isInProcess()) {
      return false;
    }
    String profile = account.connection().origin().profile();
    return profile.isEmpty()
        || app.sources()
            .profiles()
            .find(profile)
            .map(Profile::place)
            .filter(SecretPlace.FILE::equals)
            .isPresent();
  }
}
