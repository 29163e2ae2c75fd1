internal import CKernels

/// Work shared out to threads, block by block.
package enum Parallel {
  private struct Work {
    let body: (_ worker: Int, _ block: Int) -> Void
  }

  /// Calls `body` once for each block, on up to `threads` threads at the same time.
  ///
  /// A worker is numbered from 0 and does one block at a time, so that scratch memory may be kept a
  /// worker. The body must write only what belongs to its block or its worker, and the result of a
  /// block must not depend on the worker.
  package static func forEach(
    blocks: Int, threads: Int, _ body: (_ worker: Int, _ block: Int) -> Void
  ) {
    guard threads > 1, blocks > 1 else {
      for block in 0..<max(0, blocks) { body(0, block) }
      return
    }
    withoutActuallyEscaping(body) { body in
      var work = Work(body: body)
      withUnsafeMutablePointer(to: &work) { pointer in
        kernels_parallel(threads, blocks, pointer) { context, worker, block in
          context?.assumingMemoryBound(to: Work.self).pointee.body(worker, block)
        }
      }
    }
  }
}
