package orch.server.reference;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import orch.json.Json;
import orch.server.http.RefusalException;
import orch.server.http.Reply;
import orch.server.store.IdempotencyKey;
import orch.server.store.ReferenceTable;
import orch.server.store.Store;
import orch.server.store.StoredReference;

/** Answers the requests about resources that configurations refer to. */
public final class ReferenceHandler {
  private final Store store;
  private final Ids ids;

  /** Makes ids. */
  public interface Ids {
    String next(String prefix, Instant time);
  }

  public ReferenceHandler(Store store, Ids ids) {
    this.store = store;
    this.ids = ids;
  }

  /**
   * Answers a request whose method and path are known to exist.
   *
   * @throws RefusalException when the request is refused
   */
  public Reply answer(ReferenceRequest request) {
    return store.writeReferences(
        request.account(),
        (table, now) -> {
          if (request.path().startsWith(MemoryStores.OPERATIONS)) {
            return MemoryStores.operation(
                table.byOperation(request.account(), request.id()), request, now);
          }
          ReferenceKind kind = ReferenceKind.of(request.path());
          if (request.method().equals("POST")) {
            return kind.created(created(kind, request, table, now), request);
          }
          if (request.path().equals(kind.path())) {
            List<StoredReference> all = table.all(request.account(), kind.path());
            return Listings.page(kind, all, request, now);
          }
          return fetched(kind, request, table, now);
        });
  }

  private static Reply fetched(
      ReferenceKind kind, ReferenceRequest request, ReferenceTable table, Instant now)
      throws SQLException {
    kind.checkId(request.id());
    StoredReference found =
        table
            .byId(request.account(), kind.path(), request.id())
            .orElseThrow(() -> kind.missing(request.id()));
    return Reply.json(200, Json.compact(kind.shown(found, request.origin(), now)));
  }

  private StoredReference created(
      ReferenceKind kind, ReferenceRequest request, ReferenceTable table, Instant now)
      throws SQLException {
    Optional<StoredReference> earlier = earlier(request, table, now);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    StoredReference made = kind.make(request, ids, now);
    kind.check(made, table.all(request.account(), kind.path()));
    table.insert(made);
    return made;
  }

  private static Optional<StoredReference> earlier(
      ReferenceRequest request, ReferenceTable table, Instant now) throws SQLException {
    if (!request.key().isGiven()) {
      return Optional.empty();
    }
    Optional<StoredReference> found = table.byKey(request.account(), request.key().text());
    if (found.isEmpty()) {
      return found;
    }
    if (!now.isBefore(found.get().operation().timeline().accepted().plus(IdempotencyKey.LIFE))) {
      table.releaseKey(found.get());
      return Optional.empty();
    }
    if (!found.get().operation().key().equals(request.key())) {
      throw RefusalException.conflict(
          "The Idempotency-Key " + request.key().text() + " was used before, for another request");
    }
    return found;
  }
}
