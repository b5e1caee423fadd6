package orch.progress;

import orch.operation.Operation;
import orch.operation.OperationToFollow;
import orch.operation.Progress;

/** Shows no progress. */
public final class NoProgress implements Progress {
  @Override
  public void following(OperationToFollow operation) {}

  @Override
  public void seen(String name, Operation operation) {}

  @Override
  public void missed(String name, String why) {}

  @Override
  public void lost(String name, String why) {}

  @Override
  public void stillWaiting() {}

  @Override
  public void close() {}
}
