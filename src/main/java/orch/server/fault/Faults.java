package orch.server.fault;

import java.util.ArrayList;
import java.util.List;
import orch.server.fault.FaultSpec.Target;

/** The faults that are still to come, in the order in which they were asked for. */
public final class Faults {
  private final List<FaultSpec> pending;

  private Faults(List<FaultSpec> pending) {
    this.pending = new ArrayList<>(pending);
  }

  /** Nothing goes wrong. */
  public static Faults none() {
    return new Faults(List.of());
  }

  /**
   * Faults from specs of the form {@code [WHERE:]KIND[=ARG][*COUNT]}. Each strikes the next COUNT
   * requests that it covers (once when left out, always with {@code *forever}); a request takes the
   * first one that covers it.
   *
   * @throws IllegalArgumentException when a spec is wrong, with a sentence that says why
   */
  public static Faults parse(List<String> specs) {
    return new Faults(specs.stream().map(FaultSpec::parse).toList());
  }

  /** The fault that strikes this request; it is one less afterwards. */
  public synchronized Fault next(Target request) {
    for (int i = 0; i < pending.size(); i++) {
      FaultSpec spec = pending.get(i);
      if (spec.covers(request)) {
        used(i, spec);
        return spec.fault();
      }
    }
    return Fault.NONE;
  }

  private void used(int index, FaultSpec spec) {
    if (spec.times() == 1) {
      pending.remove(index);
    } else if (spec.times() != Integer.MAX_VALUE) {
      pending.set(index, new FaultSpec(spec.target(), spec.fault(), spec.times() - 1));
    }
  }
}
