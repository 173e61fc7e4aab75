namespace HipAi.Dicom.Network.UpperLayer;

/// <summary>The actions of PS3.8 Tables 9-6 to 9-9, under their own names less the hyphen.</summary>
internal enum UpperLayerAction
{
    /// <summary>AE-1: issue TRANSPORT CONNECT request.</summary>
    AE1 = 1,

    /// <summary>AE-2: send A-ASSOCIATE-RQ.</summary>
    AE2,

    /// <summary>AE-3: issue A-ASSOCIATE confirmation (accept).</summary>
    AE3,

    /// <summary>AE-4: issue A-ASSOCIATE confirmation (reject) and close the transport connection.</summary>
    AE4,

    /// <summary>AE-5: issue TRANSPORT CONNECTION response; start ARTIM.</summary>
    AE5,

    /// <summary>AE-6: stop ARTIM; if the request is acceptable issue the indication, else send A-ASSOCIATE-RJ and start ARTIM.</summary>
    AE6,

    /// <summary>AE-7: send A-ASSOCIATE-AC.</summary>
    AE7,

    /// <summary>AE-8: send A-ASSOCIATE-RJ and start ARTIM.</summary>
    AE8,

    /// <summary>DT-1: send P-DATA-TF.</summary>
    DT1,

    /// <summary>DT-2: issue P-DATA indication.</summary>
    DT2,

    /// <summary>AR-1: send A-RELEASE-RQ.</summary>
    AR1,

    /// <summary>AR-2: issue A-RELEASE indication.</summary>
    AR2,

    /// <summary>AR-3: issue A-RELEASE confirmation and close the transport connection.</summary>
    AR3,

    /// <summary>AR-4: send A-RELEASE-RP and start ARTIM.</summary>
    AR4,

    /// <summary>AR-5: stop ARTIM.</summary>
    AR5,

    /// <summary>AR-6: issue P-DATA indication.</summary>
    AR6,

    /// <summary>AR-7: send P-DATA-TF.</summary>
    AR7,

    /// <summary>AR-8: issue A-RELEASE indication (release collision).</summary>
    AR8,

    /// <summary>AR-9: send A-RELEASE-RP.</summary>
    AR9,

    /// <summary>AR-10: issue A-RELEASE confirmation.</summary>
    AR10,

    /// <summary>AA-1: send A-ABORT (service-user source) and start or restart ARTIM.</summary>
    AA1,

    /// <summary>AA-2: stop ARTIM and close the transport connection.</summary>
    AA2,

    /// <summary>AA-3: issue A-ABORT or A-P-ABORT indication and close the transport connection.</summary>
    AA3,

    /// <summary>AA-4: issue A-P-ABORT indication.</summary>
    AA4,

    /// <summary>AA-5: stop ARTIM.</summary>
    AA5,

    /// <summary>AA-6: ignore the PDU.</summary>
    AA6,

    /// <summary>AA-7: send A-ABORT.</summary>
    AA7,

    /// <summary>AA-8: send A-ABORT (service-provider source), issue A-P-ABORT indication and start ARTIM.</summary>
    AA8,
}
