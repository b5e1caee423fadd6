package orch.cli.write;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import orch.api.ApiException;
import orch.api.ConfigurationWrites;
import orch.api.Listing;
import orch.api.Namesakes;
import orch.api.Pages;
import orch.cli.app.Account;
import orch.cli.problem.JournalUnreadableException;
import orch.concurrent.Deadline;
import orch.concurrent.DeadlineException;
import orch.configuration.Configuration;
import orch.configuration.Fields;
import orch.journal.AcceptedEntry;
import orch.journal.JournalException;
import orch.journal.JournalView;
import orch.journal.JournalView.CreatedConfiguration;
import orch.lint.Finding;
import orch.lint.Rules;
import orch.lint.TakenName;
import orch.network.BadConnectionException;
import orch.operation.Operation;
import orch.term.Prompt;

/**
 * Looks for configurations that have the name of a new one. The service is asked where a round trip
 * does not count: at a terminal, and with {@code --strict}. Elsewhere the journal has to do, which
 * knows the configurations that this user created.
 */
public final class TakenNames {
  /** The list is not worth more time; without it, there is no warning. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Reads may not show a configuration yet that was created so recently. */
  private static final Duration LAG = Duration.ofMinutes(10);

  private static final int PAGE = 1000;

  private final Account account;
  private final Deadline deadline;
  private Optional<Consumer<Configuration>> watcher = Optional.empty();

  public TakenNames(Account account, Deadline deadline) {
    this.account = account;
    Deadline soon = Deadline.in(PATIENCE, account.app().host().ticker());
    this.deadline = soon.left().compareTo(deadline.left()) < 0 ? soon : deadline;
  }

  /** Shows the configurations in the service's list to somebody else, too. */
  public TakenNames watchedBy(Consumer<Configuration> other) {
    watcher = Optional.of(other);
    return this;
  }

  /**
   * The finding for a new configuration; empty when no other configuration is known to have its
   * name.
   *
   * @param strict whether to ask the service in any case
   */
  public Optional<Finding> of(String name, boolean strict) throws InterruptedException {
    Set<String> ids = strict || isAttended() ? live(name) : created(name);
    if (!ids.isEmpty() && account.connection().isInProcess()) {
      // Asking costs nothing here, and the journal does not tell one local database from another.
      ids = live(name);
    }
    return ids.isEmpty() ? Optional.empty() : Optional.of(Rules.TAKEN_NAME.of(name, ids));
  }

  private boolean isAttended() {
    return new Prompt(account.app().terminal()).isPossible();
  }

  private Set<String> live(String name) throws InterruptedException {
    Set<String> ids = new LinkedHashSet<>();
    try {
      Namesakes namesakes = new Namesakes(name);
      new Pages(account.api(), deadline).each(new Listing(PAGE, ""), watched(namesakes));
      ids.addAll(namesakes.ids());
      Instant recent = account.app().host().clock().instant().minus(LAG);
      for (CreatedConfiguration created : createdSince(recent, name, ids)) {
        if (ids.size() < TakenName.ENOUGH && isBeingCreated(created.create().orElseThrow())) {
          ids.add(created.id());
        }
      }
    } catch (ApiException | DeadlineException | BadConnectionException e) {
      // The create itself reports what is wrong with the connection.
      return ids;
    }
    return ids;
  }

  private Predicate<Configuration> watched(Namesakes namesakes) {
    if (watcher.isEmpty()) {
      return namesakes;
    }
    return configuration -> {
      watcher.get().accept(configuration);
      return namesakes.test(configuration);
    };
  }

  private boolean isBeingCreated(AcceptedEntry create) throws InterruptedException {
    try {
      Operation operation = account.api().operation(create.operation(), deadline);
      return !operation.status().isTerminal();
    } catch (ApiException.NotFound e) {
      return false;
    }
  }

  /**
   * The configurations that this user created with the name, and neither deleted nor renamed. There
   * is no warning when the journal cannot be read; the write refuses it where that counts.
   */
  private Set<String> created(String name) {
    try {
      return new PendingWrites(account).read(view -> created(name, view));
    } catch (JournalUnreadableException e) {
      return Set.of();
    }
  }

  private static Set<String> created(String name, JournalView view) throws JournalException {
    Set<String> ids = new LinkedHashSet<>();
    view.created(
        ConfigurationWrites.PATH,
        Fields.DISPLAY_NAME,
        name,
        created -> {
          if (stillHas(name, view.last(PendingWrites.path(created.id())))) {
            ids.add(created.id());
          }
          return ids.size() < TakenName.ENOUGH;
        });
    return ids;
  }

  /** The configurations besides some that this user has just created with the name. */
  private List<CreatedConfiguration> createdSince(Instant since, String name, Set<String> besides) {
    try {
      return besides.size() < TakenName.ENOUGH
          ? new PendingWrites(account).read(view -> createdSince(since, name, besides, view))
          : List.of();
    } catch (JournalUnreadableException e) {
      return List.of();
    }
  }

  private static List<CreatedConfiguration> createdSince(
      Instant since, String name, Set<String> besides, JournalView view) throws JournalException {
    List<CreatedConfiguration> recent = new ArrayList<>();
    view.created(
        ConfigurationWrites.PATH,
        Fields.DISPLAY_NAME,
        name,
        created -> {
          Optional<AcceptedEntry> create = created.create();
          if (create.isPresent() && create.get().at().isBefore(since)) {
            return false;
          }
          if (create.isPresent() && !besides.contains(created.id())) {
            recent.add(created);
          }
          return true;
        });
    return recent;
  }

  private static boolean stillHas(String name, Optional<AcceptedEntry> last) {
    return last.isEmpty()
        || (!last.get().method().equals("DELETE")
            && last.get().body().path(Fields.DISPLAY_NAME).asText(name).equals(name));
  }
}
