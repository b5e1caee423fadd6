package orch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import orch.server.http.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The create that a process makes beside its command line. */
class RehearsalTest {
  /** After this, the driver knows where its library is, as it does in an install. */
  @BeforeEach
  void aDatabaseHasBeenOpened(@TempDir Path directory) throws Exception {
    ControlPlane.start(ControlPlaneSettings.local(directory.resolve("orch.db"), Machines.real()))
        .close();
  }

  @Test
  void itIsAWholeCreateAndWritesNothing() throws Exception {
    assertEquals(202, Rehearsal.reply().map(Reply::status).orElse(0));
    assertFalse(Files.exists(Path.of(":memory:")), "a file in the working directory");
  }
}
