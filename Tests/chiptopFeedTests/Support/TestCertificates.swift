/// Certificates of servers that tests make, with keys that open nothing.
enum TestCertificates {
    /// Signed by itself for `localhost`, until 2126.
    static let localhost = Certificate(
        chain: """
            -----BEGIN CERTIFICATE-----
            MIIBmzCCAUGgAwIBAgIUYuLyCWiJjeycxYFVdRiO1vWwofgwCgYIKoZIzj0EAwIw
            FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNTIxMzM1MFoYDzIxMjYxMTAx
            MjEzMzUwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
            PQMBBwNCAARxNr/5oQ0+7l9sschYjtHZAvE5PVeL0hBCc6bdZ8ihua/hwrcUPk0/
            8cBMNbi2Dp1TwWNjaO9mkB0OllItaVmUo28wbTAdBgNVHQ4EFgQUi2NoBA4s6fPg
            y/x3CsqrH7wxwlwwHwYDVR0jBBgwFoAUi2NoBA4s6fPgy/x3CsqrH7wxwlwwDwYD
            VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
            zj0EAwIDSAAwRQIgV/6Jlmy2AdZoDmOp2W6wIbrx8A2tY7b1+2MjhybAaHMCIQC2
            5zqRQNeQ9caB6RYlD0jR+uptIiUzAIc9wHxtnuHA9Q==
            -----END CERTIFICATE-----
            """,
        key: """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgE972hCPu2UzrmyrJ
            wSBp1xGLhzM1ebvQGGAMFB8zCP+hRANCAARxNr/5oQ0+7l9sschYjtHZAvE5PVeL
            0hBCc6bdZ8ihua/hwrcUPk0/8cBMNbi2Dp1TwWNjaO9mkB0OllItaVmU
            -----END PRIVATE KEY-----
            """)

    /// For `localhost`, until 1 January 2021.
    static let expired = Certificate(
        chain: """
            -----BEGIN CERTIFICATE-----
            MIIBUjCB+qADAgECAgEBMAoGCCqGSM49BAMCMBQxEjAQBgNVBAMMCWxvY2FsaG9z
            dDAeFw0yMDAxMDEwMDAwMDBaFw0yMTAxMDEwMDAwMDBaMBQxEjAQBgNVBAMMCWxv
            Y2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABJjT1ikrwtafsYX+jj/Y
            +Jhw/tImVOt/xrzvNNeSydboT8AUi2yvXRTuhNNOeGnsvJ2d2Z0Ntg5FIjGpd2lr
            7nejPTA7MBoGA1UdEQQTMBGCCWxvY2FsaG9zdIcEfwAAATAdBgNVHQ4EFgQURMcc
            Izceh1ieNLt6lj5VsOWrj38wCgYIKoZIzj0EAwIDRwAwRAIgbZ7gPcS6mudjWWhf
            0K5d5wr3b67AQ3GtigWH2P6EXSYCIBhjUwJE7lyEVzteiyy38kZNa1IWq/KVNUXF
            U4ocQpU3
            -----END CERTIFICATE-----
            """,
        key: """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgp0Nqm28c/I56IXz6
            w+LsBCuyxpTNxsHhp1XrZxRujjihRANCAASY09YpK8LWn7GF/o4/2PiYcP7SJlTr
            f8a87zTXksnW6E/AFItsr10U7oTTTnhp7LydndmdDbYORSIxqXdpa+53
            -----END PRIVATE KEY-----
            """)

    /// For another name.
    static let stranger = Certificate(
        chain: """
            -----BEGIN CERTIFICATE-----
            MIIBoDCCAUegAwIBAgIUBj1N+gGXVsaMOQTz1/XvZxpJecwwCgYIKoZIzj0EAwIw
            GDEWMBQGA1UEAwwNb3RoZXIuZXhhbXBsZTAgFw0yNjExMjUyMTMzNTBaGA8yMTI2
            MTEwMTIxMzM1MFowGDEWMBQGA1UEAwwNb3RoZXIuZXhhbXBsZTBZMBMGByqGSM49
            AgEGCCqGSM49AwEHA0IABI7wNRZ+SHBSqn+y5Z+r/FCN3U5XndhKXTyBM920xNpM
            f0AForjETsJmmcPHlseUpqQShwyte/W6QB/J3PxlXAijbTBrMB0GA1UdDgQWBBQY
            Q79dZXMIIrkFNikSqu3LkuXtajAfBgNVHSMEGDAWgBQYQ79dZXMIIrkFNikSqu3L
            kuXtajAPBgNVHRMBAf8EBTADAQH/MBgGA1UdEQQRMA+CDW90aGVyLmV4YW1wbGUw
            CgYIKoZIzj0EAwIDRwAwRAIgCEVsxf+bCAtWUhd73T4i50t9bIVXtBTIdsJrAsBb
            AMwCIEJ26ALsgwifHS+WhWWrQ/AfjzejTlNs/0D7WiRVdvCL
            -----END CERTIFICATE-----
            """,
        key: """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgTQvAGIPWlBO1bhTP
            ilsjZ02n290nH5RPWnUyhZEs16yhRANCAASO8DUWfkhwUqp/suWfq/xQjd1OV53Y
            Sl08gTPdtMTaTH9ABaK4xE7CZpnDx5bHlKakEocMrXv1ukAfydz8ZVwI
            -----END PRIVATE KEY-----
            """)

    /// A certificate and its key in PEM.
    struct Certificate: Sendable {
        let chain: String
        let key: String
    }
}
