package orch.cli.write;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import orch.api.ConfigurationWrites;
import orch.configuration.Change;
import orch.configuration.Configuration;
import orch.configuration.PatchRequest;
import orch.configuration.ReplaceRequest;
import orch.operation.Write;

/**
 * A change to a configuration, based on the version that was read.
 *
 * @param draft makes the write for a given idempotency key
 * @param remaining computes the changes that a configuration still needs to be as wanted
 */
public record PreparedUpdate(
    Configuration read,
    Write.Method method,
    Function<UUID, Write> draft,
    Function<Configuration, List<Change>> remaining) {

  public static PreparedUpdate patch(
      Configuration read, PatchRequest request, Function<Configuration, List<Change>> remaining) {
    return new PreparedUpdate(
        read,
        Write.Method.PATCH,
        key -> ConfigurationWrites.update(read.id(), request, key),
        remaining);
  }

  public static PreparedUpdate replace(
      Configuration read, ReplaceRequest request, Function<Configuration, List<Change>> remaining) {
    return new PreparedUpdate(
        read,
        Write.Method.PUT,
        key -> ConfigurationWrites.replace(read.id(), request, key),
        remaining);
  }

  /** The write with this idempotency key. */
  Write write(UUID key) {
    return draft.apply(key);
  }
}
