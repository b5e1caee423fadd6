package orch.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import orch.server.Documents.Stamp;
import orch.server.http.RefusalException;
import orch.server.schema.BodySchema;
import orch.server.store.ConfigurationVersion;
import orch.server.store.IdempotencyKey;
import orch.server.store.Store;
import orch.server.store.StoredOperation;
import orch.server.store.Timeline;
import orch.server.store.Transaction;

/**
 * Accepts writes. The new version is computed when the write is accepted, on top of all writes
 * accepted before it. Reads show it when the operation completes.
 */
final class WriteHandler {
  private final Store store;
  private final TypeIds ids;

  WriteHandler(Store store, TypeIds ids) {
    this.store = store;
    this.ids = ids;
  }

  /** Makes the ids of everything that is stored. */
  TypeIds ids() {
    return ids;
  }

  /** The effect of a write whose idempotency key is new. */
  private interface Effect {
    StoredOperation in(Transaction transaction) throws SQLException;
  }

  /** Computes the updated document from the current one and the one that was sent. */
  private interface Merge {
    ObjectNode of(JsonNode current, JsonNode sent);
  }

  StoredOperation create(Request request) {
    ObjectNode document = Documents.created(request.document(BodySchema.CREATE));
    return accept(
        request,
        in -> {
          String id = ids.next(ConfigurationVersion.PREFIX, in.now());
          StoredOperation operation =
              operation(request, id, in.now().plus(request.conditions().latency()), in.now());
          Instant ends = operation.timeline().ends();
          put(in, operation, new Stamp(id, 1, ends.toString(), ends), document);
          return operation;
        });
  }

  StoredOperation replace(Request request) {
    return update(request, request.document(BodySchema.REPLACE), Documents::replaced);
  }

  StoredOperation patch(Request request) {
    return update(request, request.document(BodySchema.PATCH), Documents::patched);
  }

  private StoredOperation update(Request request, JsonNode sent, Merge merge) {
    return accept(
        request,
        in -> {
          ConfigurationVersion current = current(request, in);
          StoredOperation operation = next(request, current, in.now());
          String created = current.document().path("createdAt").asText();
          Instant updated = operation.timeline().ends();
          end(in, operation, current);
          put(
              in,
              operation,
              new Stamp(current.id(), current.version() + 1, created, updated),
              merge.of(current.document(), sent));
          return operation;
        });
  }

  StoredOperation delete(Request request) {
    return accept(
        request,
        in -> {
          ConfigurationVersion current = current(request, in);
          StoredOperation operation = next(request, current, in.now());
          end(in, operation, current);
          return operation;
        });
  }

  private StoredOperation accept(Request request, Effect effect) {
    IdempotencyKey key = request.key();
    return store.write(
        request.account(),
        in -> {
          Optional<StoredOperation> earlier = earlier(request.account(), key, in);
          if (earlier.isPresent()) {
            return earlier.get();
          }
          StoredOperation operation = effect.in(in);
          in.operations().insert(operation);
          return operation;
        });
  }

  /** The operation that this key already started; empty when the key is new or expired. */
  private static Optional<StoredOperation> earlier(
      String account, IdempotencyKey key, Transaction in) throws SQLException {
    if (!key.isGiven()) {
      return Optional.empty();
    }
    Optional<StoredOperation> found = in.operations().byKey(account, key.text());
    if (found.isEmpty()) {
      return found;
    }
    StoredOperation holder = found.get();
    if (!in.now().isBefore(holder.timeline().accepted().plus(IdempotencyKey.LIFE))) {
      in.operations().releaseKey(holder);
      return Optional.empty();
    }
    if (!holder.key().equals(key)) {
      throw RefusalException.conflict(
          "The Idempotency-Key " + key.text() + " was used before, for another request");
    }
    return found;
  }

  /**
   * The version that a write changes.
   *
   * @throws RefusalException 404 before the configuration is visible and after it is deleted, 409
   *     while it is being deleted
   */
  private static ConfigurationVersion current(Request request, Transaction in) throws SQLException {
    ConfigurationVersion newest =
        in.versions()
            .newest(request.account(), request.id())
            .filter(found -> !found.isBeingCreated(in.now()) && !found.isDeleted(in.now()))
            .orElseThrow(() -> RefusalException.notFound(request.route().path()));
    if (newest.goneAt().isPresent()) {
      throw RefusalException.conflict("The configuration " + request.id() + " is being deleted");
    }
    return newest;
  }

  /** The operation that changes a version. It ends no earlier than that version becomes visible. */
  private StoredOperation next(Request request, ConfigurationVersion current, Instant now) {
    Instant earliest = now.plus(request.conditions().latency());
    Instant ends = earliest.isBefore(current.visibleAt()) ? current.visibleAt() : earliest;
    return operation(request, current.id(), ends, now);
  }

  private StoredOperation operation(
      Request request, String configuration, Instant ends, Instant now) {
    return new StoredOperation(
        ids.next(StoredOperation.PREFIX, now),
        request.account(),
        configuration,
        new Timeline(now, ends),
        request.conditions().fault(),
        request.key());
  }

  private static void end(Transaction in, StoredOperation operation, ConfigurationVersion current)
      throws SQLException {
    if (operation.succeeds()) {
      in.versions().end(operation.account(), current, operation.visibleAt());
    }
  }

  private static void put(
      Transaction in, StoredOperation operation, Stamp stamp, ObjectNode document)
      throws SQLException {
    ConfigurationVersion version =
        new ConfigurationVersion(
            stamp.id(),
            stamp.version(),
            operation.visibleAt(),
            Optional.empty(),
            stamp.on(document));
    refuseTakenService(in, operation.account(), version);
    if (operation.succeeds()) {
      in.versions().insert(operation.account(), version);
    }
  }

  private static void refuseTakenService(
      Transaction in, String account, ConfigurationVersion version) throws SQLException {
    String service = version.service();
    Optional<String> holder =
        service.isEmpty()
            ? Optional.empty()
            : in.versions().holderOf(service, account, version.id(), in.now());
    if (holder.isPresent()) {
      throw RefusalException.conflict("The service " + service + " belongs to " + holder.get())
          .with("X-Conflicting-Resource-Id", holder.get());
    }
  }
}
