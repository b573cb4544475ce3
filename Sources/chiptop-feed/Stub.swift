import AsyncHTTPClient
import NIOSSL
import ServiceLifecycle
import UnixSignals
import Logging
@main struct Stub { static func main() {} }
