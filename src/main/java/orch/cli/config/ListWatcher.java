package orch.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import orch.cli.config.ListChanges.Change;

/** Shows a list that is read again and again. */
interface ListWatcher extends AutoCloseable {
  /** A look begins. */
  void looking();

  /**
   * The list was read.
   *
   * @param changes since the last time
   * @return whether anybody reads the output
   */
  boolean read(List<JsonNode> rows, List<Change> changes);

  /**
   * The list could not be read.
   *
   * @param next the pause before the next look
   */
  void failed(String why, Duration next);

  @Override
  void close();
}
