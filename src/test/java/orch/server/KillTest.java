package orch.server;

import static orch.server.Client.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import orch.server.store.Session;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers that are killed while they run. */
@Timeout(120)
class KillTest {
  private static final int CLIENTS = 8;

  @TempDir Path directory;

  @RepeatedTest(3)
  void nothingThatWasAcknowledgedIsLost() throws Exception {
    Collection<String> acknowledged = new ConcurrentLinkedQueue<>();
    try (ServerProcess server = ServerProcess.start(database(), directory)) {
      List<CompletableFuture<?>> clients = load(server.client(), acknowledged);
      await(acknowledged, 200);
      server.kill();
      clients.forEach(CompletableFuture::join);
    }

    try (Session session = Session.open(database())) {
      String verdict = session.query("PRAGMA integrity_check", rows -> rows.getString(1));
      assertEquals("ok", verdict);
    }
    assertAllThere(acknowledged);
  }

  @Test
  void otherProcessesGoOnWhenOneIsKilled() throws Exception {
    Collection<String> acknowledged = new ConcurrentLinkedQueue<>();
    try (ServerProcess first = ServerProcess.start(database(), directory);
        ServerProcess second = ServerProcess.start(database(), directory);
        ServerProcess third = ServerProcess.start(database(), directory)) {
      List<CompletableFuture<?>> clients = load(first.client(), acknowledged);
      clients.addAll(load(second.client(), acknowledged));
      Client survivor = third.client();
      await(acknowledged, 200);
      first.kill();
      await(acknowledged, 400);
      for (int i = 0; i < 20; i++) {
        acknowledged.add(id(survivor.post(Plane.MINIMAL)));
      }
      second.kill();
      clients.forEach(CompletableFuture::join);
      assertEquals(202, survivor.post(Plane.MINIMAL).statusCode());
    }
    assertAllThere(acknowledged);
  }

  @Test
  void killedProcessLeavesNoLibraryBehind() throws Exception {
    Path open = Files.createDirectory(directory.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path temporary = Files.createDirectory(directory.resolve("tmp"));

    try (ServerProcess server = ServerProcess.start(open.resolve("orch.db"), temporary)) {
      assertEquals(202, server.client().post(Plane.MINIMAL).statusCode());
    }

    assertEquals(List.of(), names(temporary).stream().filter(n -> n.contains("sqlite")).toList());
    assertEquals(List.of(), names(open).stream().filter(n -> n.contains("sqlite")).toList());
  }

  private static List<String> names(Path place) throws IOException {
    try (var files = Files.list(place)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private void assertAllThere(Collection<String> ids) throws Exception {
    ControlPlaneSettings after =
        ControlPlaneSettings.local(database(), Machines.real()).withLatency(Duration.ZERO);
    try (ControlPlane next = ControlPlane.start(after)) {
      Client client = new Client(next.baseUrl());
      for (String id : ids) {
        assertEquals(200, client.configuration(id).statusCode(), id);
      }
      assertEquals(202, client.post(Plane.MINIMAL).statusCode());
    }
  }

  private static List<CompletableFuture<?>> load(Client client, Collection<String> acknowledged) {
    List<CompletableFuture<?>> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(
          CompletableFuture.runAsync(
              () -> createUntilCut(client, acknowledged), task -> new Thread(task).start()));
    }
    return clients;
  }

  private static void createUntilCut(Client client, Collection<String> acknowledged) {
    try {
      while (true) {
        acknowledged.add(
            id(client.trySend(client.written("POST", Client.CONFIGURATIONS, Plane.MINIMAL))));
      }
    } catch (IOException e) {
      // The server was killed.
      return;
    }
  }

  private static String id(HttpResponse<String> accepted) {
    assertEquals(202, accepted.statusCode(), accepted.body());
    return json(accepted).at("/related/configurationId").asText();
  }

  private static void await(Collection<String> acknowledged, int count)
      throws InterruptedException {
    while (acknowledged.size() < count) {
      Thread.sleep(5);
    }
  }

  private Path database() {
    return directory.resolve("orch.db");
  }
}
