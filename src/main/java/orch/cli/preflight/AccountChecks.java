package orch.cli.preflight;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import orch.api.ApiException;
import orch.cli.app.Account;
import orch.journal.AcceptedEntry;
import orch.journal.JournalException;
import orch.network.BasicCredentials;

/** The checks of the account: what the credentials may do, and how much room there is. */
final class AccountChecks {
  private static final int UNAUTHENTICATED = 401;

  /** By one source; another names no limit. */
  private static final int MOST = 10;

  private final Account account;
  private final AccountState state;

  AccountChecks(Account account, AccountState state) {
    this.account = account;
    this.state = state;
  }

  /**
   * No request tells whether the next write will be allowed. The account's own token may do
   * everything; a key may have been seen to write.
   */
  Judgement credentials() {
    Optional<RuntimeException> problem = state.problem();
    if (problem.isPresent()) {
      return problem.get() instanceof ApiException.Unauthorized refused
              && refused.reply().status() == UNAUTHENTICATED
          ? Judgement.problem(
              "the service refuses the credentials: " + refused.reply().message(),
              "to check the account and its credentials: " + account.app().commandLine("doctor"))
          : References.unseen("the list of configurations", problem.get());
    }
    BasicCredentials credentials = account.connection().credentials();
    if (credentials.user().equals(credentials.account())) {
      return Judgement.ok("the account's own token reads, and may write");
    }
    Optional<AcceptedEntry> last = lastWrite();
    return last.isPresent()
        ? Judgement.ok(
            "the service accepted a write of this account from this machine at "
                + last.get().at().truncatedTo(ChronoUnit.SECONDS))
        : Judgement.unknown("the key may read; whether it may write, only a write shows");
  }

  private Optional<AcceptedEntry> lastWrite() {
    try {
      return account
          .journal()
          .read(account.journalTarget(), account.journalAccount())
          .lastOperation();
    } catch (JournalException e) {
      return Optional.empty();
    }
  }

  /** Whether the new configurations fit. */
  Judgement limits(List<Subject> subjects) {
    if (state.problem().isPresent()) {
      return References.unseen("the list of configurations", state.problem().get());
    }
    long created = subjects.stream().filter(each -> each.live().isEmpty()).count();
    long total = state.live().size() + created;
    String found =
        "configurations in the account: " + state.live().size() + "; new ones: " + created;
    return total > MOST && created > 0
        ? Judgement.warning(
            found + "; one source names " + MOST + " as the limit",
            "ask the vendor for a higher limit, or delete what is not used")
        : Judgement.ok(found);
  }
}
