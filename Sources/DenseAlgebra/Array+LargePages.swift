internal import CKernels

extension [Double] {
  /// As `init(unsafeUninitializedCapacity:initializingWith:)`, in pages of 2 MB where the memory is large enough.
  package init(
    largeCapacity capacity: Int,
    initializingWith body: (_ buffer: inout UnsafeMutableBufferPointer<Double>, _ count: inout Int)
      -> Void
  ) {
    self.init(unsafeUninitializedCapacity: capacity) { buffer, count in
      kernels_prefer_large_pages(buffer.baseAddress, capacity * MemoryLayout<Double>.stride)
      body(&buffer, &count)
    }
  }
}
