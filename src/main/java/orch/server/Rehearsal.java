package orch.server;

import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import orch.concurrent.Deadline;
import orch.concurrent.LockWait;
import orch.concurrent.Ticker;
import orch.server.Request.Caller;
import orch.server.Request.Conditions;
import orch.server.Request.Payload;
import orch.server.fault.Fault;
import orch.server.http.Query;
import orch.server.http.Reply;
import orch.server.store.Beginning;
import orch.server.store.Database;
import orch.server.store.DatabaseClock;
import orch.server.store.FileStorage;
import orch.server.store.IdempotencyKey;
import orch.server.store.Store;

/**
 * A create in a database in memory. The first create of a process loads, links and makes what the
 * later ones find ready, and takes a third of the time of a command with the local control plane.
 * Nothing is written, and nothing listens.
 */
public final class Rehearsal implements Runnable {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private static final String BODY =
      """
      {"displayName": "rehearsal", "description": "of the first create",
      "conversationGroupingType": "GROUP_BY_PROFILE",
      "memoryStoreId": "mem_store_00000000000000000000000000"}
      """;

  @Override
  public void run() {
    try {
      Optional<Reply> unused = reply();
    } catch (SQLException | RuntimeException e) {
      // The command meets the same problem, if it is one, and reports it.
      return;
    }
  }

  /** The answer to the create; empty where SQLite's library would have to be written first. */
  static Optional<Reply> reply() throws SQLException {
    Ticker ticker = () -> Duration.ofNanos(System.nanoTime());
    Deadline deadline = Deadline.in(LIMIT, ticker);
    LockWait noWait = new LockWait(deadline, pause -> {}, note -> {});
    DatabaseClock clock = new DatabaseClock(InstantSource.system(), ticker);
    Optional<Database> database = FileStorage.inMemory(new Beginning(clock), noWait, deadline);
    if (database.isEmpty()) {
      return Optional.empty();
    }
    try (Store store = new Store(database.get(), clock)) {
      WriteHandler writes = new WriteHandler(store, new TypeIds(new SplittableRandom(0)));
      return Optional.of(new Router(store, writes, Optional.empty()).answer(create()));
    }
  }

  private static Request create() {
    return new Request(
        Endpoint.route("POST", Endpoint.Paths.CONFIGURATIONS),
        new Caller("AC00000000000000000000000000000000", "http://127.0.0.1"),
        Query.of(null),
        new Payload(IdempotencyKey.of(new UUID(0, 0).toString(), BODY), BODY),
        new Conditions(Duration.ZERO, Fault.NONE));
  }
}
