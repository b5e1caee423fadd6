package orch.cli.history;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orch.cli.app.Account;
import orch.cli.problem.NotFoundException;
import orch.configuration.Fields;
import orch.document.Suggestion;
import orch.journal.JournalException;
import orch.journal.JournalView;
import orch.journal.PastWrite;
import orch.journal.WriteHistory;

/**
 * The writes that a configuration's id or name on the command line means. The service is not asked,
 * so that configurations that are gone are found as well.
 */
final class MeantWrites {
  private final Account account;
  private final String word;
  private final Set<String> ids = new HashSet<>();
  private final Map<String, String> recreated = new HashMap<>();
  private final Set<String> known = new LinkedHashSet<>();
  private boolean isFound;

  private MeantWrites(Account account, String word) {
    this.account = account;
    this.word = word;
  }

  /**
   * Finds the writes.
   *
   * @param word an id, or a name that the configuration has or had
   * @throws NotFoundException if the journal has none
   */
  static MeantWrites of(String word, JournalView view, Account account) throws JournalException {
    MeantWrites meant = new MeantWrites(account, word);
    account
        .knownNames()
        .configurations()
        .forEach(
            (id, name) -> {
              if (name.equals(word)) {
                meant.ids.add(id);
              }
            });
    meant.ids.add(word);
    try (WriteHistory writes = new WriteHistory(view)) {
      Optional<PastWrite> next = writes.next();
      while (next.isPresent()) {
        meant.see(next.get());
        next = writes.next();
      }
    }
    meant.follow();
    if (!meant.isFound) {
      throw meant.nothing();
    }
    return meant;
  }

  private void see(PastWrite write) {
    String id = write.configuration();
    boolean isNamed = HistoryData.isNamed(write, word);
    isFound |= isNamed || ids.contains(id);
    if (isNamed && !id.isEmpty()) {
      ids.add(id);
    }
    if (!write.recreates().isEmpty() && !id.isEmpty()) {
      recreated.put(write.recreates(), id);
    }
    known.add(HistoryData.name(write, ""));
    known.add(id);
  }

  /** An undo that creates a configuration again gives it another id. */
  private void follow() {
    boolean isGrowing = true;
    while (isGrowing) {
      isGrowing = false;
      for (Map.Entry<String, String> each : recreated.entrySet()) {
        boolean isOne = ids.contains(each.getKey()) != ids.contains(each.getValue());
        if (isOne) {
          ids.add(each.getKey());
          ids.add(each.getValue());
          isGrowing = true;
        }
      }
    }
  }

  /** Whether a write is one of them. */
  boolean has(PastWrite write) {
    String id = write.configuration();
    return id.isEmpty()
        ? write.write().body().path(Fields.DISPLAY_NAME).asText("").equals(word)
        : ids.contains(id);
  }

  private NotFoundException nothing() {
    known.remove("");
    return new NotFoundException(
        "the journal on this machine has no write to a configuration with the id or name \""
            + word
            + "\" in the last 30 days"
            + Suggestion.question(word, known),
        "to see all writes: " + account.app().commandLine("config history"),
        null);
  }
}
