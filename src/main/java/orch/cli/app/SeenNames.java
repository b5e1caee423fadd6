package orch.cli.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.configuration.Configuration;
import orch.configuration.Fields;
import orch.names.NameFile;
import orch.operation.Operation;
import orch.operation.Write;

/**
 * The names that this command has seen, for the shell's completion. Several threads may report
 * them.
 */
public final class SeenNames {
  /** More names would make the TAB key slow. */
  private static final int MOST = 20_000;

  private final List<String> lines = new ArrayList<>();
  private boolean isWhole;

  /** Takes a configuration that the service returned. */
  public synchronized void saw(Configuration configuration) {
    saw(configuration.id(), configuration.displayName());
  }

  private synchronized void saw(String id, String name) {
    if (lines.size() < MOST && !id.isEmpty()) {
      lines.add(NameFile.configuration(id, name));
    }
  }

  /** Takes a memory store that the service returned. */
  public synchronized void sawStore(String id, String name) {
    if (lines.size() < MOST && !id.isEmpty()) {
      lines.add(NameFile.store(id, name));
    }
  }

  /** Says that those that are seen from here on are all memory stores of the account. */
  public synchronized void sawNoStores() {
    lines.add(NameFile.noStores());
  }

  /** Says that the account has no other configurations than those that were seen. */
  public synchronized void sawAll() {
    isWhole = true;
  }

  /** Takes a write that the service accepted. */
  public synchronized void wrote(Write write, Operation operation) {
    Optional<String> id = operation.id();
    if (id.isPresent()) {
      lines.add(NameFile.operation(id.get(), write.action()));
    }
    String configuration = operation.configurationId().orElse("");
    String name = write.body().path(Fields.DISPLAY_NAME).asText("");
    if (write.method() == Write.Method.DELETE) {
      // The path ends with the id, also where the answer does not name it.
      lines.add(NameFile.gone(write.path().substring(write.path().lastIndexOf('/') + 1)));
    } else if (!name.isEmpty()) {
      saw(configuration, name);
    }
  }

  /** The lines for the file of names. */
  List<String> lines() {
    return lines;
  }

  /** Whether nothing but the operations in the file is to be kept. */
  boolean isWhole() {
    return isWhole;
  }
}
