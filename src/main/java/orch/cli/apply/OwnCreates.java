package orch.cli.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import orch.cli.app.Account;
import orch.cli.problem.JournalUnreadableException;
import orch.cli.write.PendingWrites;
import orch.configuration.Configuration;
import orch.configuration.NormalForm;
import orch.document.Document;
import orch.journal.Journal;
import orch.journal.JournalView.AcceptedWrite;
import orch.operation.Write;
import org.jspecify.annotations.Nullable;

/**
 * Whether this user created a configuration from a document, by the journal. After an apply that
 * was killed, the lock does not list yet what that apply created.
 */
final class OwnCreates implements BiPredicate<Configuration, Document> {
  private final Account account;
  private @Nullable Map<String, JsonNode> bodies;

  OwnCreates(Account account) {
    this.account = account;
  }

  @Override
  public boolean test(Configuration live, Document document) {
    @Nullable JsonNode body = bodies().get(live.id());
    return body != null && NormalForm.of(body).equals(NormalForm.of(document.tree()));
  }

  private Map<String, JsonNode> bodies() {
    @Nullable Map<String, JsonNode> known = bodies;
    if (known == null) {
      known = new HashMap<>();
      for (AcceptedWrite write : accepted()) {
        if (write.write().method() == Write.Method.POST) {
          known.put(write.configuration(), write.write().body());
        }
      }
      bodies = known;
    }
    return known;
  }

  private List<AcceptedWrite> accepted() {
    Instant since = account.app().host().clock().instant().minus(Journal.KEPT);
    try {
      return new PendingWrites(account).read(view -> view.acceptedSince(since));
    } catch (JournalUnreadableException e) {
      return List.of();
    }
  }
}
