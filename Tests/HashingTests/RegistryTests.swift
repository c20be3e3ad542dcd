import Hashing
import Testing

@Test func namesAreDistinct() {
    #expect(Set(HashFunctions.names).count == HashFunctions.names.count)
}
