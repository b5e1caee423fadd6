package orch.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import orch.api.ConfigurationWrites;
import orch.cli.app.Account;
import orch.cli.guide.Choice;
import orch.cli.problem.JournalUnreadableException;
import orch.cli.write.PendingWrites;
import orch.configuration.Configuration;
import orch.configuration.Fields;
import orch.configuration.Limits;
import orch.profile.NoCredentialsException;
import orch.term.SafeText;

/**
 * The memory stores that configurations of the account use: of those that this user created, which
 * the journal knows, and of those in a list that a command reads anyway. The last used comes first.
 */
final class KnownStores implements Consumer<Configuration> {
  /** More would not fit on a screen. */
  private static final int MOST = 9;

  /** The limit of what a long list can make the command remember. */
  private static final int MOST_USERS = 100;

  private final Account account;

  /** The names of the configurations in the list, by store. */
  private final Map<String, Set<String>> listed = new LinkedHashMap<>();

  KnownStores(Account account) {
    this.account = account;
  }

  @Override
  public void accept(Configuration configuration) {
    add(configuration.json(), listed);
  }

  private static void add(JsonNode document, Map<String, Set<String>> to) {
    String store = document.path(Fields.MEMORY_STORE).asText("");
    if (Limits.objectionToMemoryStore(store).isEmpty()) {
      add(store, document.path(Fields.DISPLAY_NAME).asText(""), to);
    }
  }

  private static void add(String store, String name, Map<String, Set<String>> to) {
    if (to.size() < MOST || to.containsKey(store)) {
      Set<String> names = to.computeIfAbsent(store, s -> new LinkedHashSet<>());
      if (names.size() < MOST_USERS) {
        names.add(name);
      }
    }
  }

  /** The names of the configurations in the journal, by store; the newest first. */
  private Map<String, Set<String>> created() {
    Map<String, Set<String>> users = new LinkedHashMap<>();
    try {
      new PendingWrites(account)
          .read(
              view -> {
                view.created(
                    ConfigurationWrites.PATH,
                    Fields.MEMORY_STORE,
                    "",
                    created -> {
                      add(created.body(), users);
                      return true;
                    });
                return users;
              });
    } catch (JournalUnreadableException | NoCredentialsException e) {
      // The create itself reports it, and a dry run needs neither.
      return users;
    }
    return users;
  }

  /** The stores as choices. */
  List<Choice> choices() {
    Map<String, Set<String>> users = created();
    listed.forEach((store, names) -> names.forEach(name -> add(store, name, users)));
    List<Choice> choices = new ArrayList<>();
    users.forEach((store, names) -> choices.add(new Choice(store, usedBy(names))));
    return choices;
  }

  private static String usedBy(Set<String> names) {
    String first = SafeText.line(names.iterator().next());
    int others = names.size() - 1;
    return "used by "
        + first
        + (others == 0 ? "" : " and " + others + (others == 1 ? " other" : " others"));
  }
}
