package orch.cli.config;

import java.time.Instant;
import java.util.Optional;
import orch.api.ApiException;
import orch.api.ConfigurationWrites;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.app.ConfigurationLookup;
import orch.cli.problem.LastWriteInDoubtException;
import orch.cli.problem.NotFoundException;
import orch.cli.write.PendingWrites;
import orch.concurrent.Deadline;
import orch.configuration.Configuration;
import orch.journal.AcceptedEntry;
import orch.journal.OpenWrite;
import orch.operation.TypeId;

/**
 * Finds the operation that a word on the command line means: that of this id, else the latest one
 * of the configuration with this id or name, as the journal knows it.
 */
final class LatestOperation {
  private static final String OPERATION_TYPE = "proc_";
  private static final String CONFIGURATION_TYPE = "configuration_";

  private final Account account;
  private final App app;
  private final Deadline deadline;

  LatestOperation(Account account, Deadline deadline) {
    this.account = account;
    this.app = account.app();
    this.deadline = deadline;
  }

  /**
   * The operation's id or status URL.
   *
   * @throws NotFoundException if there is no such configuration, or the journal knows no operation
   *     of it
   * @throws LastWriteInDoubtException if the configuration's last write is in doubt
   */
  String of(String word) throws InterruptedException {
    boolean isConfigurationId = TypeId.matches(word) && word.contains(CONFIGURATION_TYPE);
    if (isConfigurationId) {
      return latest(word, word);
    }
    boolean isOperation =
        word.contains("/") || word.startsWith(OPERATION_TYPE) || TypeId.matches(word);
    return isOperation || isKnownToTheService(word) ? word : latest(word);
  }

  /** Ids of operations may have another form, and are tried first. */
  private boolean isKnownToTheService(String word) throws InterruptedException {
    try {
      account.api().operation(word, deadline);
      return true;
    } catch (ApiException.NotFound | ApiException.Invalid unknown) {
      return false;
    } catch (ApiException problem) {
      // The command reads it again, and reports the problem.
      return true;
    }
  }

  private String latest(String word) throws InterruptedException {
    Configuration found = configuration(word);
    return latest(found.id(), found.label() + " (" + found.id() + ")");
  }

  private Configuration configuration(String word) throws InterruptedException {
    try {
      return new ConfigurationLookup(account, deadline).find(word);
    } catch (NotFoundException missing) {
      ApiException answer = missing.getCause() instanceof ApiException api ? api : null;
      throw new NotFoundException(
          "no operation has the id \"" + word + "\", and " + missing.getMessage(),
          missing.hint(),
          answer);
    }
  }

  private String latest(String id, String label) {
    PendingWrites earlier = new PendingWrites(account);
    String path = PendingWrites.path(id);
    Optional<AcceptedEntry> last =
        earlier.read(view -> view.last(path, ConfigurationWrites.PATH, id));
    Optional<OpenWrite> open = earlier.inDoubt(id);
    if (open.isPresent()
        && last.map(AcceptedEntry::at).orElse(Instant.MIN).isBefore(open.get().sentAt())) {
      throw new LastWriteInDoubtException(open.get());
    }
    String operation = last.map(AcceptedEntry::operation).orElseThrow(() -> unknown(id, label));
    app.note("the latest operation of " + label + " is " + operation);
    return operation;
  }

  private NotFoundException unknown(String id, String label) {
    return new NotFoundException(
        "the journal on this machine has no operation of the configuration " + label,
        "to see the configuration itself: " + app.commandLine("config get", id),
        null);
  }
}
