package orch.cli.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
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
import orch.json.Json;
import orch.operation.Write;
import orch.plan.DocumentHash;
import org.jspecify.annotations.Nullable;

/**
 * Whether this user created a configuration from a document, by the journal. After an apply that
 * was killed, the lock does not list yet what that apply created.
 */
final class OwnCreates implements BiPredicate<Configuration, Document> {
  private final Account account;
  private @Nullable Map<String, String> bodies;

  OwnCreates(Account account) {
    this.account = account;
  }

  @Override
  public boolean test(Configuration live, Document document) {
    @Nullable String body = bodies().get(live.id());
    return body != null && body.equals(digest(document.tree()));
  }

  /** The digests of the created configurations' bodies, by their ids. */
  private Map<String, String> bodies() {
    @Nullable Map<String, String> known = bodies;
    if (known == null) {
      known = read();
      bodies = known;
    }
    return known;
  }

  private Map<String, String> read() {
    Map<String, String> digests = new HashMap<>();
    Instant since = account.app().host().clock().instant().minus(Journal.KEPT);
    try {
      int unused =
          new PendingWrites(account)
              .read(view -> view.acceptedSince(since, write -> add(digests, write)));
    } catch (JournalUnreadableException e) {
      return Map.of();
    }
    return digests;
  }

  private static void add(Map<String, String> digests, AcceptedWrite write) {
    if (write.write().method() == Write.Method.POST) {
      digests.putIfAbsent(write.configuration(), digest(write.write().body()));
    }
  }

  /** The same for all bodies that are the same to the service; ten thousand of them need 2 MB. */
  private static String digest(JsonNode body) {
    return DocumentHash.of(Json.compact(NormalForm.of(body)));
  }
}
